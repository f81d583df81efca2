package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import java.util.Optional;

/** Nodes as Java statements, each after the place in the source that it comes from. */
final class Statements {
  /** How many calls a comment names at most. */
  private static final int MAX_CALLERS = 8;

  private final Signature signature;
  private final TypeNames types;
  private final Expressions expressions;
  private String place = "";

  Statements(ClassPlan plan, Signature signature, TypeNames types, Expressions expressions) {
    this.signature = signature;
    this.types = types;
    this.expressions = expressions;
  }

  /**
   * One statement.
   *
   * @param node what it does
   * @param variable where the result goes, if there is one
   * @param used whether the result is used
   * @param declared whether the variable is declared here
   */
  CodeBlock write(Node node, String variable, boolean used, boolean declared) {
    CodeBlock.Builder out = CodeBlock.builder();
    if (node.target() instanceof Exit exit) {
      CodeBlock statement = exit(node, exit);
      if (!statement.isEmpty()) {
        comment(node, out);
        out.addStatement(statement);
      }
      return out.build();
    }
    comment(node, out);
    Expr value = expressions.tree(node);
    if (node.type() == PrimitiveType.VOID || (!used && isStatement(node.target(), value))) {
      return out.addStatement("$L", value.code()).build();
    }
    TypeRef type = types.accessible(node.type() == NullType.NULL ? ClassType.OBJECT : node.type());
    CodeBlock assigned = assignable(value, type).code();
    return declared
        ? out.addStatement("$T $L = $L", types.of(type), variable, assigned).build()
        : out.addStatement("$L = $L", variable, assigned).build();
  }

  private static boolean isStatement(Target target, Expr value) {
    boolean call =
        target instanceof ModuleTarget
            || (target instanceof MemberRef member
                && !member.isOperator()
                && member.kind() != MemberRef.Kind.GETTER
                && member.kind() != MemberRef.Kind.STATIC_GETTER);
    return call && value.precedence() == Precedence.PRIMARY;
  }

  private Expr assignable(Expr value, TypeRef type) {
    if (value.unboxed().isPresent() && CallSyntax.boxes(value.plain(), type)) {
      return value.plain();
    }
    boolean narrows =
        type instanceof PrimitiveType to
            && value.type() instanceof PrimitiveType from
            && from != to
            && !CallSyntax.widens(from, to);
    boolean unchecked =
        type instanceof TypeVariable && value.type() != NullType.NULL && !value.type().equals(type);
    return narrows || unchecked ? value.cast(types, type) : value;
  }

  private CodeBlock exit(Node node, Exit exit) {
    switch (exit.kind()) {
      case RETURN -> {
        if (signature.result() == PrimitiveType.VOID || node.args().isEmpty()) {
          return CodeBlock.of("");
        }
        Argument argument = node.args().get(0);
        return CodeBlock.of(
            "return $L", assignable(expressions.of(argument), signature.result()).code());
      }
      case THROW -> {
        return CodeBlock.of("throw $L", expressions.of(node.args().get(0)).code());
      }
      default ->
          throw new UnsupportedGraphException(
              "%" + node.name() + ": a method cannot end with '" + exit.text() + "'");
    }
  }

  private void comment(Node node, CodeBlock.Builder out) {
    String text = position(node).map(Statements::describe).orElse("");
    if (!text.isEmpty() && !text.equals(place)) {
      place = text;
      out.add("// $L\n", text);
    }
  }

  /** Where the statement comes from; a return without a place stands where its value does. */
  private static Optional<SourcePosition> position(Node node) {
    return node.op() == Opcode.OUTPUT && node.position().isEmpty()
        ? node.inputNodes().stream().findFirst().flatMap(Node::position)
        : node.position();
  }

  private static String describe(SourcePosition position) {
    StringBuilder text = new StringBuilder(place(position));
    int shown = 0;
    for (SourcePosition each = position.caller(); each != null; each = each.caller()) {
      if (++shown > MAX_CALLERS) {
        return text.append(", ...").toString();
      }
      text.append(", called at ").append(place(each));
    }
    return text.toString();
  }

  private static String place(SourcePosition position) {
    String file = position.file().substring(position.file().lastIndexOf('/') + 1);
    return Identifiers.printable(file) + ":" + position.line();
  }
}
