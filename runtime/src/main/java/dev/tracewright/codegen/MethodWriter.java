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
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes one captured method. What is too long for one method of the JVM is written in parts: each
 * is a static method of a nested class, and the values that one part leaves to another live in
 * typed fields of a state object.
 */
final class MethodWriter {
  /** How many parts share a class, so that no constant pool fills. */
  private static final int PARTS_PER_CLASS = 8;

  private final ClassPlan plan;
  private final CapturedMethod method;
  private final TypeNames types;
  private final Schedule schedule;
  private final Map<Node, Integer> lastUses;
  private final Map<Integer, List<Node>> dropped;
  private final Map<Node, String> variables = new HashMap<>();
  private final Set<String> localNames = new HashSet<>();

  MethodWriter(ClassPlan plan, CapturedMethod method) {
    this.plan = plan;
    this.method = method;
    this.types = plan.types().in(method.signature().typeParameters());
    this.schedule = new Schedule(method.result());
    this.lastUses = schedule.lastUses();
    this.dropped = dropped();
    nameVariables();
  }

  private void nameVariables() {
    Identifiers names = new Identifiers();
    plan.typeWords().forEach(names::reserve);
    List<Node> parameters = method.result().placeholders();
    List<Signature.Parameter> declared = method.signature().parameters();
    if (parameters.size() != declared.size()) {
      throw new IllegalArgumentException(
          "the graph has %d parameters, the signature %d"
              .formatted(parameters.size(), declared.size()));
    }
    for (int i = 0; i < declared.size(); i++) {
      variables.put(parameters.get(i), names.unique(declared.get(i).name()));
    }
    for (Node node : schedule.statements()) {
      if (node.type() != PrimitiveType.VOID) {
        variables.put(node, names.unique(node.name()));
      }
    }
    localNames.addAll(variables.values());
  }

  /** The names of the parameters, as the generated method declares them. */
  List<String> parameterNames() {
    return method.result().placeholders().stream().map(this::variable).toList();
  }

  private String variable(Node node) {
    String name = variables.get(node);
    if (name == null) {
      throw new IllegalArgumentException("%" + node.name() + " is used before it is computed");
    }
    return name;
  }

  /** The body; parts that it needs are added to the type. */
  CodeBlock body(TypeSpec.Builder type) {
    List<List<Node>> parts = split();
    if (parts.size() > 1) {
      return new Parts(parts).write(type);
    }
    Expressions expressions = expressions(Set.of(), "", "");
    return statements(parts.isEmpty() ? List.of() : parts.get(0), 0, expressions, Set.of(), "");
  }

  private List<List<Node>> split() {
    List<List<Node>> parts = new ArrayList<>();
    int room = 0;
    for (Node node : schedule.statements()) {
      int cost = Cost.of(node, schedule);
      if (cost > room || parts.isEmpty()) {
        parts.add(new ArrayList<>());
        room = Cost.MAX_METHOD;
      }
      parts.get(parts.size() - 1).add(node);
      room -= cost;
    }
    return parts;
  }

  private Expressions expressions(Set<Node> shared, String state, String module) {
    Expressions.Scope scope =
        new Expressions.Scope() {
          @Override
          public boolean isInlined(Node node) {
            return schedule.isInlined(node);
          }

          @Override
          public CodeBlock variable(Node node) {
            String name = MethodWriter.this.variable(node);
            return shared.contains(node)
                ? CodeBlock.of("$L.$L", state, name)
                : CodeBlock.of("$L", name);
          }

          @Override
          public CodeBlock field(String name) {
            if (!module.isEmpty()) {
              return CodeBlock.of("$L.$L", module, name);
            }
            return localNames.contains(name)
                ? CodeBlock.of("this.$L", name)
                : CodeBlock.of("$L", name);
          }
        };
    return new Expressions(
        scope, types, new CallSyntax(plan.facts(), types), plan.attributes(), plan.access());
  }

  private CodeBlock statements(
      List<Node> nodes, int first, Expressions expressions, Set<Node> shared, String state) {
    CodeBlock.Builder out = CodeBlock.builder();
    Statements writer = new Statements(plan, method.signature(), types, expressions);
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String name = lastUses.containsKey(node) ? variable(node) : variables.getOrDefault(node, "");
      boolean isShared = shared.contains(node);
      out.add(
          writer.write(
              node, isShared ? state + "." + name : name, lastUses.containsKey(node), !isShared));
      for (Node each : dropped.getOrDefault(first + i, List.of())) {
        out.addStatement(
            "$L = null", shared.contains(each) ? state + "." + variable(each) : variable(each));
      }
    }
    return out.build();
  }

  /** By statement, the variables that are set to null after it: those with something to free. */
  private Map<Integer, List<Node>> dropped() {
    Map<Integer, List<Node>> found = new HashMap<>();
    int last = schedule.statements().size() - 1;
    if (!plan.shape().dropReferences()) {
      return found;
    }
    lastUses.forEach(
        (node, index) -> {
          boolean early = index < last - 1 || (index == last - 1 && !isTrivial(last));
          if (early && isWorthDropping(node)) {
            found.computeIfAbsent(index, key -> new ArrayList<>()).add(node);
          }
        });
    return found;
  }

  /** Whether a statement calls nothing, so that nothing is gained by freeing memory before it. */
  private boolean isTrivial(int statement) {
    Node node = schedule.statements().get(statement);
    return node.op() == Opcode.OUTPUT
        && Schedule.operands(node).stream()
            .noneMatch(each -> schedule.isInlined(each) && !Schedule.isStable(each));
  }

  private static boolean isWorthDropping(Node node) {
    TypeRef type = node.type().erasure();
    if (type.isPrimitive() || node.op() == Opcode.PLACEHOLDER) {
      return false;
    }
    return !(type instanceof ClassType named
        && Set.of("java.lang", "java.math", "java.time").contains(named.packageName())
        && !named.equals(ClassType.OBJECT));
  }

  /** The parts of a long method. */
  private final class Parts {
    private final List<List<Node>> parts;
    private final Map<Node, Integer> definedIn = new HashMap<>();
    private final Set<Node> shared = new HashSet<>();
    private final List<TypeVariableName> typeVariables;
    private final String state;
    private final String module;
    private final String prefix;

    Parts(List<List<Node>> parts) {
      this.parts = parts;
      this.typeVariables = plan.typeVariables(method.signature(), types, true);
      Identifiers names = new Identifiers();
      localNames.forEach(names::reserve);
      plan.typeWords().forEach(names::reserve);
      this.state = names.unique("state");
      this.module = names.unique("module");
      String word = method.signature().method();
      this.prefix = Character.toUpperCase(word.charAt(0)) + word.substring(1);
      share();
    }

    private void share() {
      for (int part = 0; part < parts.size(); part++) {
        for (Node node : parts.get(part)) {
          definedIn.put(node, part);
        }
      }
      for (int part = 0; part < parts.size(); part++) {
        for (Node node : parts.get(part)) {
          share(node, part);
        }
      }
    }

    private void share(Node node, int part) {
      for (Node operand : Schedule.operands(node)) {
        if (schedule.isInlined(operand)) {
          share(operand, part);
        } else if (definedIn.getOrDefault(operand, -1) != part) {
          shared.add(operand);
        }
      }
    }

    CodeBlock write(TypeSpec.Builder type) {
      String stateName = plan.names().unique(prefix + "State");
      type.addType(state(stateName));
      TypeName stateType = parameterized(stateName);
      CodeBlock.Builder body = CodeBlock.builder();
      body.addStatement("$1T $2L = new $1T()", stateType, state);
      for (Node node : method.result().placeholders()) {
        if (shared.contains(node)) {
          body.addStatement("$1L.$2L = $2L", state, variable(node));
        }
      }
      int first = 0;
      for (int from = 0; from < parts.size(); from += PARTS_PER_CLASS) {
        List<List<Node>> group =
            parts.subList(from, Math.min(parts.size(), from + PARTS_PER_CLASS));
        String name = plan.names().unique(prefix + "Parts");
        type.addType(group(name, group, first, stateType));
        boolean last = from + PARTS_PER_CLASS >= parts.size();
        boolean value = last && method.signature().result() != PrimitiveType.VOID;
        body.addStatement(
            value ? "return $T.run(this, $L)" : "$T.run(this, $L)", nested(name), state);
        first += group.stream().mapToInt(List::size).sum();
      }
      return body.build();
    }

    private ClassName nested(String name) {
      return ClassName.get(plan.shape().packageName(), plan.shape().simpleName(), name);
    }

    private TypeName parameterized(String name) {
      return typeVariables.isEmpty()
          ? nested(name)
          : ParameterizedTypeName.get(nested(name), typeVariables.toArray(new TypeName[0]));
    }

    private TypeSpec state(String name) {
      TypeSpec.Builder state =
          TypeSpec.classBuilder(name)
              .addJavadoc(
                  "What one part of {@code $L} leaves to another.", method.signature().method())
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
              .addTypeVariables(typeVariables);
      Map<String, TypeRef> fields = new LinkedHashMap<>();
      for (Node node : method.result().nodes()) {
        if (shared.contains(node)) {
          fields.put(variable(node), node.type());
        }
      }
      fields.forEach(
          (field, type) -> state.addField(FieldSpec.builder(types.of(type), field).build()));
      return state.build();
    }

    private TypeSpec group(
        String name, List<List<Node>> group, int firstStatement, TypeName stateType) {
      TypeSpec.Builder type =
          TypeSpec.classBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
      MethodSpec.Builder run = part("run", stateType, group);
      int first = firstStatement;
      for (int i = 0; i < group.size(); i++) {
        List<Node> nodes = group.get(i);
        String partName = "part" + i;
        run.addStatement(
            returnsValue(nodes) ? "return $L($L, $L)" : "$L($L, $L)", partName, module, state);
        Expressions expressions = expressions(shared, state, module);
        type.addMethod(
            part(partName, stateType, List.of(nodes))
                .addCode(statements(nodes, first, expressions, shared, state))
                .build());
        first += nodes.size();
      }
      return type.addMethod(run.build()).build();
    }

    private boolean returnsValue(List<Node> nodes) {
      return nodes.get(nodes.size() - 1).op() == Opcode.OUTPUT
          && method.signature().result() != PrimitiveType.VOID;
    }

    private MethodSpec.Builder part(String name, TypeName stateType, List<List<Node>> nodes) {
      return MethodSpec.methodBuilder(name)
          .addModifiers(Modifier.STATIC)
          .addTypeVariables(typeVariables)
          .returns(
              returnsValue(nodes.get(nodes.size() - 1))
                  ? types.of(method.signature().result())
                  : TypeName.VOID)
          .addParameter(plan.selfType(types), module)
          .addParameter(stateType, state)
          .addExceptions(method.signature().thrown().stream().map(types::of).toList());
    }
  }
}
