package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The parts of a method that is too long for one method of the JVM: each is a static method of a
 * nested class, and the values that one part leaves to another live in typed fields of a state
 * object.
 */
final class Parts {
  /** How many parts share a class, so that no constant pool fills. */
  private static final int PARTS_PER_CLASS = 8;

  private final ClassPlan around;
  private final CapturedMethod method;
  private final BodyPlan plan;
  private final List<Body> parts = new ArrayList<>();
  private final List<TypeVariableName> typeVariables;
  private final Set<Local> shared = new LinkedHashSet<>();
  private final String state;
  private final String module;
  private final String prefix;

  Parts(
      ClassPlan around,
      CapturedMethod method,
      BodyPlan plan,
      Identifiers names,
      List<Local> parameters,
      List<List<Statement>> statements) {
    this.around = around;
    this.method = method;
    this.plan = plan;
    this.typeVariables = around.typeVariables(method.signature(), plan.types(), true);
    share(statements, parameters);
    requireStraight(statements);
    for (List<Statement> each : statements) {
      parts.add(new BodyBuilder(around, plan, shared).build(each));
    }
    LocalNames given = new LocalNames(names);
    shared.stream().filter(each -> !each.isParameter()).forEach(given::give);
    // Fields of the state and variables of the parts have names of their own.
    parts.forEach(given::in);
    this.state = names.unique("state");
    this.module = names.unique("module");
    String word = method.signature().method();
    this.prefix = Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** Statements in groups of which each fits a method. */
  static List<List<Statement>> split(List<Statement> statements, Cost cost) {
    if (returnsEarly(statements) && cost.of(statements) <= Cost.MAX_CODE) {
      // A part can only return at its end; what fits into one method of the JVM stays one.
      return List.of(statements);
    }
    List<List<Statement>> parts = new ArrayList<>();
    int room = 0;
    for (Statement each : statements) {
      int own = cost.of(each);
      if (own > room || parts.isEmpty()) {
        parts.add(new ArrayList<>());
        room = Cost.MAX_METHOD;
      }
      parts.get(parts.size() - 1).add(each);
      room -= own;
    }
    return parts;
  }

  private static boolean returnsEarly(List<Statement> statements) {
    List<Statement> before = statements.subList(0, Math.max(0, statements.size() - 1));
    return before.stream().anyMatch(Parts::returns)
        || (!statements.isEmpty()
            && Mentions.inside(statements.get(statements.size() - 1)).stream()
                .anyMatch(all -> all.stream().anyMatch(Parts::returns)));
  }

  private static boolean returns(Statement statement) {
    return statement instanceof Statement.Return
        || Mentions.inside(statement).stream()
            .anyMatch(all -> all.stream().anyMatch(Parts::returns));
  }

  /** A part can only return at its end. */
  private static void requireStraight(List<List<Statement>> parts) {
    for (List<Statement> part : parts) {
      boolean isLast = part == parts.get(parts.size() - 1);
      for (Statement each : part) {
        boolean isEnd = isLast && each == part.get(part.size() - 1);
        if (!isEnd || !(each instanceof Statement.Return)) {
          requireNoReturn(each);
        }
      }
    }
  }

  private static void requireNoReturn(Statement statement) {
    if (statement instanceof Statement.Return end) {
      throw new UnsupportedGraphException(
          "%" + end.origin().name() + ": a method so long returns at its end only");
    }
    Mentions.inside(statement).forEach(all -> all.forEach(Parts::requireNoReturn));
  }

  /** What handlers and function objects are given stays where they are. */
  private void share(List<List<Statement>> all, List<Local> parameters) {
    Map<Local, Integer> namedIn = new HashMap<>();
    for (int part = 0; part < all.size(); part++) {
      for (Local each : new Spans(plan, all.get(part)).locals()) {
        Integer before = namedIn.putIfAbsent(each, part);
        boolean crosses = before != null && before != part && !each.isParameter();
        if (crosses || parameters.contains(each)) {
          shared.add(each);
        }
      }
    }
  }

  CodeBlock write(TypeSpec.Builder type) {
    String stateName = around.names().unique(prefix + "State");
    type.addType(state(stateName));
    TypeName stateType = parameterized(stateName);
    CodeBlock.Builder body = CodeBlock.builder();
    body.addStatement("$1T $2L = new $1T()", stateType, state);
    for (Local each : shared) {
      if (each.isParameter()) {
        body.addStatement("$1L.$2L = $2L", state, each.name());
      }
    }
    for (int from = 0; from < parts.size(); from += PARTS_PER_CLASS) {
      List<Body> group = parts.subList(from, Math.min(parts.size(), from + PARTS_PER_CLASS));
      String name = around.names().unique(prefix + "Parts");
      type.addType(group(name, group, stateType));
      boolean last = from + PARTS_PER_CLASS >= parts.size();
      boolean value = last && method.signature().result() != PrimitiveType.VOID;
      body.addStatement(
          value ? "return $T.run(this, $L)" : "$T.run(this, $L)", nested(name), state);
    }
    return body.build();
  }

  private ClassName nested(String name) {
    return ClassName.get(around.shape().packageName(), around.shape().simpleName(), name);
  }

  private TypeName parameterized(String name) {
    return typeVariables.isEmpty()
        ? nested(name)
        : ParameterizedTypeName.get(nested(name), typeVariables.toArray(new TypeName[0]));
  }

  private TypeSpec state(String name) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name)
            .addJavadoc(
                "What one part of {@code $L} leaves to another.", method.signature().method())
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(typeVariables);
    for (Local each : shared) {
      type.addField(FieldSpec.builder(plan.types().of(each.type()), each.name()).build());
    }
    return type.build();
  }

  private TypeSpec group(String name, List<Body> group, TypeName stateType) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(name).addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    MethodSpec.Builder run = part("run", stateType, group.get(group.size() - 1));
    for (int i = 0; i < group.size(); i++) {
      Body body = group.get(i);
      String partName = "part" + i;
      run.addStatement(
          returnsValue(body) ? "return $L($L, $L)" : "$L($L, $L)", partName, module, state);
      type.addMethod(part(partName, stateType, body).addCode(print(body)).build());
    }
    return type.addMethod(run.build()).build();
  }

  private CodeBlock print(Body body) {
    Expressions.Scope scope =
        new Expressions.Scope() {
          @Override
          public CodeBlock variable(Local local) {
            return shared.contains(local)
                ? CodeBlock.of("$L.$L", state, local.name())
                : CodeBlock.of("$L", local.name());
          }

          @Override
          public CodeBlock field(String name) {
            return CodeBlock.of("$L.$L", module, name);
          }
        };
    return new StatementPrinter(body, new Expressions(body, around, scope)).print();
  }

  private static boolean returnsValue(Body body) {
    List<Statement> statements = body.statements();
    return statements.get(statements.size() - 1) instanceof Statement.Return end
        && end.value().isPresent();
  }

  private MethodSpec.Builder part(String name, TypeName stateType, Body body) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addTypeVariables(typeVariables)
        .returns(returnsValue(body) ? plan.types().of(method.signature().result()) : TypeName.VOID)
        .addParameter(around.selfType(plan.types()), module)
        .addParameter(stateType, state)
        .addExceptions(method.signature().thrown().stream().map(plan.types()::of).toList());
  }
}
