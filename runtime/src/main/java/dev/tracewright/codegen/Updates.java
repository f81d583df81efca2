package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Variable;
import java.util.Optional;
import java.util.Set;

/** Assignments that change what a variable holds: {@code i++} and {@code sum += a[i]}. */
final class Updates {
  private static final Set<OperatorSyntax> COMPOUND =
      Set.of(
          OperatorSyntax.ADD,
          OperatorSyntax.SUB,
          OperatorSyntax.MUL,
          OperatorSyntax.DIV,
          OperatorSyntax.MOD,
          OperatorSyntax.AND,
          OperatorSyntax.OR,
          OperatorSyntax.XOR,
          OperatorSyntax.SHL,
          OperatorSyntax.SHR,
          OperatorSyntax.USHR);

  private final BodyPlan plan;
  private final Expressions expressions;

  Updates(BodyPlan plan, Expressions expressions) {
    this.plan = plan;
    this.expressions = expressions;
  }

  /** What a statement computes, if that changes the variable to which it is assigned. */
  Optional<CodeBlock> of(Statement.Compute compute) {
    return compute.target().flatMap(each -> of(each, compute.node()));
  }

  /** What a statement assigns, if that is computed there and changes the variable. */
  Optional<CodeBlock> of(Statement.Move move) {
    return plan.regions().resolve(move.value()) instanceof Node node
            && plan.schedule().isInlined(node)
        ? of(move.to(), node)
        : Optional.empty();
  }

  /** The change of a variable that a node computes. */
  Optional<CodeBlock> of(Local local, Node node) {
    Optional<OperatorSyntax> syntax = OperatorSyntax.of(node.target()).filter(COMPOUND::contains);
    if (syntax.isEmpty() || !changes(node, local)) {
      return Optional.empty();
    }
    Expr operand = expressions.of(node.arg(1));
    boolean isSum = syntax.get() == OperatorSyntax.ADD || syntax.get() == OperatorSyntax.SUB;
    int one = isSum ? one(operand.code().toString()) : 0;
    if (one != 0) {
      boolean up = syntax.get() == OperatorSyntax.ADD ? one > 0 : one < 0;
      return Optional.of(CodeBlock.of("$L$L", expressions.variable(local), up ? "++" : "--"));
    }
    TypeRef wanted = ((MemberRef) node.target()).parameters().get(1);
    Expr fitting =
        operand.type() instanceof PrimitiveType from
                && wanted instanceof PrimitiveType to
                && (from == to || CallSyntax.widens(from, to))
            ? operand
            : operand.cast(plan.types(), wanted);
    return Optional.of(
        CodeBlock.of(
            "$L $L= $L", expressions.variable(local), syntax.get().symbol(), fitting.code()));
  }

  /** Whether a node is an operation on what the variable holds, and of its type. */
  private boolean changes(Node node, Local local) {
    MemberRef operator = (MemberRef) node.target();
    return operator.result().equals(local.type())
        && operator.parameters().get(0).equals(local.type())
        && isNoWider(operator.parameters().get(1), local.type())
        && holds(local, plan.regions().resolve(node.arg(0)));
  }

  /** Javac warns of an int that is shifted by a long as if that made it lose something. */
  private static boolean isNoWider(TypeRef distance, TypeRef type) {
    return distance.equals(type)
        || (distance instanceof PrimitiveType from
            && type instanceof PrimitiveType to
            && CallSyntax.widens(from, to));
  }

  private boolean holds(Local local, Argument value) {
    if (!(value instanceof Node node)) {
      return false;
    }
    if (plan.schedule().isInlined(node)) {
      return node.target() == Variable.LOAD && plan.variable(node.arg(0)) == local;
    }
    return plan.storage().local(node) == local;
  }

  private static int one(String literal) {
    return switch (literal) {
      case "1", "1L" -> 1;
      case "-1", "-1L" -> -1;
      default -> 0;
    };
  }
}
