package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import dev.tracewright.graph.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Nodes and arguments as Java expressions. */
final class Expressions {
  /** The module, as it is seen where code is being written. */
  interface Scope {
    /** The module. */
    String self();

    /** A field of the module. */
    CodeBlock field(String name);
  }

  private final Body body;
  private final BodyPlan plan;
  private final ClassPlan around;
  private final Scope scope;
  private final TypeNames types;
  private final CallSyntax calls;
  private final Attributes attributes;
  private final PrivateAccess access;
  private final Operations operations;
  private final Choices choices;

  Expressions(Body body, ClassPlan around, Scope scope) {
    this.body = body;
    this.plan = body.plan();
    this.around = around;
    this.scope = scope;
    this.types = plan.types();
    this.calls = new CallSyntax(around.facts(), types);
    this.attributes = around.attributes();
    this.access = around.access();
    this.operations = new Operations(types, this::of);
    this.choices = new Choices(plan, types, this);
  }

  /** Choices between expressions. */
  Choices choices() {
    return choices;
  }

  /** The variable, as an expression. */
  CodeBlock variable(Local local) {
    return body.isShared(local)
        ? CodeBlock.of("$L.$L", state(), local.name())
        : CodeBlock.of("$L", local.name());
  }

  private String state() {
    return body.state().orElseThrow().name();
  }

  /** A call of a part. */
  CodeBlock run(Part part) {
    return CodeBlock.of(
        "$T.$L($L, $L)", around.nested(part.type()), part.name(), scope.self(), state());
  }

  /** An argument as it stands in an expression. */
  Expr of(Argument given) {
    Argument argument = plan.regions().resolve(given);
    if (argument instanceof Node node) {
      return plan.schedule().isInlined(node) ? tree(node) : variable(node);
    }
    if (argument instanceof Literal literal) {
      return Literals.of(literal);
    }
    if (argument instanceof EnumConstant constant) {
      return constant(constant);
    }
    if (argument instanceof ClassLiteral literal) {
      return Expr.primary(types.classObject(literal.type()), ClassType.CLASS);
    }
    if (argument instanceof ArrayArgument array) {
      return operations.arrayOf(array);
    }
    throw new UnsupportedGraphException("Java has no expression for the argument " + argument);
  }

  private Expr variable(Node node) {
    Local local = plan.storage().local(node);
    TypeRef type = node.type() == NullType.NULL ? NullType.NULL : local.type();
    return Expr.primary(variable(local), type);
  }

  /** A lambda expression. */
  private Expr function(Node node) {
    Body function = Objects.requireNonNull(body.functions().get(node), node.name());
    Expressions inner = new Expressions(function, around, scope);
    CodeBlock code = new StatementPrinter(function, inner).printFunction();
    return new Expr(code, Precedence.ASSIGNMENT, types.accessible(node.type()), false);
  }

  private Expr constant(EnumConstant constant) {
    if (types.isAccessible(constant.type())) {
      return Expr.primary(
          CodeBlock.of("$T.$L", types.of(constant.type()), Identifiers.check(constant.name())),
          constant.type());
    }
    CodeBlock found =
        CodeBlock.of(
            "$T.constant($L,$W$L)",
            Names.GENERATED_CODE,
            types.classObject(constant.type()),
            Literals.string(constant.name()));
    return Expr.primary(found, ClassType.OBJECT).cast(types, types.accessible(constant.type()));
  }

  /** What another operator does with the operands of a node. */
  Expr operation(Node node, MemberRef operator) {
    return operations.of(node, operator);
  }

  /** What a node does, as an expression of the node's type. */
  Expr tree(Node node) {
    Target target = node.target();
    if (target instanceof Region region) {
      return region == Region.LAMBDA ? function(node) : choices.of(node);
    }
    if (target == Variable.LOAD) {
      return of(node.arg(0));
    }
    if (target instanceof AttributePath path) {
      return attributes.use(path, node.type(), scope::field);
    }
    if (target instanceof ModuleTarget module) {
      Expr receiver = attributes.use(module.path(), module.method().owner(), scope::field);
      List<Argument> args = node.args();
      return result(node, virtual(node, module.method(), receiver, args));
    }
    if (target instanceof MemberRef member) {
      return member.isOperator()
          ? operations.of(node, member)
          : result(node, member(node, member, node.args()));
    }
    throw new UnsupportedGraphException(
        "%" + node.name() + ": no Java is generated for the target " + target.text());
  }

  /** An expression, and whether javac knows its type by erasure alone. */
  private record Typed(Expr expression, boolean erased) {}

  private Typed member(Node node, MemberRef member, List<Argument> args) {
    if (member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER) {
      if (args.isEmpty()) {
        throw new IllegalArgumentException("%" + node.name() + " has no receiver");
      }
      return virtual(node, member, of(args.get(0)), args.subList(1, args.size()));
    }
    List<Expr> given = args.stream().map(this::of).toList();
    if (!access.isAccessible(member)) {
      return accessor(member, given);
    }
    CodeBlock owner = CodeBlock.of("$T", TypeNames.className(member.owner()));
    if (member.kind() == MemberRef.Kind.STATIC_GETTER) {
      return new Typed(
          Expr.primary(CodeBlock.of("$L.$L", owner, Identifiers.check(member.name())), node.type()),
          false);
    }
    if (CallSyntax.isBoxing(member) && CallSyntax.isExact(given.get(0).type(), parameter(member))) {
      CodeBlock call = CodeBlock.of("$L.valueOf($L)", owner, given.get(0).code());
      return new Typed(Expr.primary(call, node.type()).boxing(given.get(0)), false);
    }
    CallSyntax.Arguments arguments = calls.arguments(member, Optional.empty(), given);
    CodeBlock list = join(arguments.expressions());
    if (member.kind() == MemberRef.Kind.CONSTRUCTOR) {
      return new Typed(Expr.primary(creation(node, member, arguments), node.type()), false);
    }
    return new Typed(
        Expr.primary(
            CodeBlock.of("$L.$L($L)", owner, Identifiers.check(member.name()), list), node.type()),
        arguments.anyCast());
  }

  private static TypeRef parameter(MemberRef boxing) {
    return boxing.parameters().get(0);
  }

  /** {@code new C(…)}, of an inner class {@code outer.new C(…)}. */
  private CodeBlock creation(Node node, MemberRef constructor, CallSyntax.Arguments arguments) {
    List<Expr> given = arguments.expressions();
    if (!around.facts().isInner(constructor.owner())) {
      return CodeBlock.of("new $T($L)", created(node, constructor), join(given));
    }
    // A subclass of the enclosing one may have a class of the same name.
    TypeRef enclosing = constructor.parameters().get(0);
    boolean isExact = CallSyntax.isExact(given.get(0).type(), enclosing);
    Expr outer = isExact ? given.get(0) : given.get(0).cast(types, enclosing);
    CodeBlock name = CodeBlock.of("$L", Identifiers.check(constructor.owner().simpleName()));
    if (created(node, constructor) instanceof ParameterizedTypeName generic) {
      CodeBlock.Builder parameters = CodeBlock.builder();
      for (int i = 0; i < generic.typeArguments().size(); i++) {
        parameters.add(i == 0 ? "$T" : ",$W$T", generic.typeArguments().get(i));
      }
      name = CodeBlock.of("$L<$L>", name, parameters.build());
    }
    return CodeBlock.of(
        "$L.new $L($L)", outer.receiver(), name, join(given.subList(1, given.size())));
  }

  private TypeName created(Node node, MemberRef constructor) {
    boolean generic =
        node.type() instanceof ClassType named
            && named.erasure().equals(constructor.owner())
            && named.arguments().stream().noneMatch(each -> each instanceof Wildcard);
    return generic ? types.of(node.type()) : TypeNames.className(constructor.owner());
  }

  private Typed virtual(Node node, MemberRef member, Expr called, List<Argument> args) {
    // A call on null throws, but Java wants to know of which type the null is.
    boolean isNull = called.type() == NullType.NULL;
    boolean isNullArray =
        isNull && member.owner().equals(ClassType.OBJECT) && node.type() instanceof ArrayType;
    Expr receiver = isNullArray ? called.cast(types, node.type()) : called;
    List<Expr> given = args.stream().map(this::of).toList();
    boolean isArray = receiver.type().erasure() instanceof ArrayType;
    // The clone method of arrays is public, other than Object's, as which class files know it.
    if (!isArray && !access.isAccessible(member)) {
      List<Expr> all = new ArrayList<>(List.of(receiver));
      all.addAll(given);
      return accessor(member, all);
    }
    boolean known =
        isArray
            || (!isNull
                && (receiver.type().erasure().equals(member.owner())
                    || (member.owner().equals(ClassType.OBJECT) && !receiver.type().isPrimitive())
                    || calls.isFoundIn(member, receiver.type())));
    Expr self =
        known && !calls.isRefusedByWildcard(member, receiver.type(), given)
            ? receiver
            : receiver.cast(types, known ? receiver.type().erasure() : member.owner());
    boolean raw = isRaw(self.type(), receiver.type());
    String name = Identifiers.check(member.name());
    if (member.kind() == MemberRef.Kind.GETTER) {
      return new Typed(
          Expr.primary(CodeBlock.of("$L.$L", self.receiver(), name), node.type()), raw);
    }
    CallSyntax.Arguments arguments = calls.arguments(member, Optional.of(self.type()), given);
    return new Typed(
        Expr.primary(
            CodeBlock.of("$L$Z.$L($L)", self.receiver(), name, join(arguments.expressions())),
            node.type()),
        raw || arguments.anyCast());
  }

  /** A type without arguments may be that of a class that declares none: only a cast loses them. */
  private static boolean isRaw(TypeRef used, TypeRef given) {
    return !used.equals(given);
  }

  private Typed accessor(MemberRef member, List<Expr> given) {
    List<TypeRef> parameters = access.parameters(member);
    List<Expr> arguments = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      TypeRef parameter = parameters.get(i);
      Expr each = given.get(i);
      boolean fits =
          CallSyntax.isExact(each.type(), parameter) || parameter.equals(ClassType.OBJECT);
      arguments.add(fits ? each : each.cast(types, parameter));
    }
    TypeRef result = types.accessible(member.result());
    return new Typed(
        Expr.primary(CodeBlock.of("$L($L)", access.accessor(member), join(arguments)), result),
        true);
  }

  private static CodeBlock join(List<Expr> expressions) {
    CodeBlock.Builder out = CodeBlock.builder();
    for (int i = 0; i < expressions.size(); i++) {
      out.add(i == 0 ? "$L" : ",$W$L", expressions.get(i).code());
    }
    return out.build();
  }

  /**
   * Where javac sees the erased result only, the value is cast to what the graph knows it to be.
   */
  private Expr result(Node node, Typed typed) {
    MemberRef member =
        node.target() instanceof ModuleTarget module ? module.method() : (MemberRef) node.target();
    TypeRef wanted = types.accessible(node.type());
    Expr value = typed.expression();
    boolean returnsValue = node.type() != PrimitiveType.VOID && member.result() != node.type();
    if (typed.erased() && returnsValue && !wanted.equals(types.accessible(member.result()))) {
      // An inferred List<Object> is no List<String>, but a raw List may be one.
      boolean parameterized = wanted instanceof ClassType named && !named.arguments().isEmpty();
      return (parameterized ? value.cast(types, wanted.erasure()) : value).cast(types, wanted);
    }
    return new Expr(value.code(), value.precedence(), wanted, value.leadingSign(), value.unboxed());
  }
}
