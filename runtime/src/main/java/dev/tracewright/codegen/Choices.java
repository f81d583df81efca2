package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.OperatorSyntax.Precedence;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Choices between expressions, and the conditions that choose. */
final class Choices {
  private static final Map<String, String> CONTRARY =
      Map.of("lt", "ge", "le", "gt", "gt", "le", "ge", "lt", "eq", "ne", "ne", "eq");

  private final BodyPlan plan;
  private final TypeNames types;
  private final Expressions expressions;
  private final SwitchSyntax switches;

  Choices(BodyPlan plan, TypeNames types, Expressions expressions) {
    this.plan = plan;
    this.types = types;
    this.expressions = expressions;
    this.switches = new SwitchSyntax(types, expressions);
  }

  /** How switches are written. */
  SwitchSyntax switches() {
    return switches;
  }

  /** A region whose sub-graphs are expressions. */
  Expr of(Node node) {
    if (node.target() == Region.SWITCH) {
      return choice(node);
    }
    return plan.schedule().isLogical(node) ? logical(node) : conditional(node);
  }

  private Expr conditional(Node node) {
    RegionParts parts = plan.regions().parts(node);
    Argument subject = parts.subject().orElseThrow();
    List<Expr> sides = sides(node, parts);
    if (isConstant(subject)) {
      // javac leaves the side that is chosen, and of a bare null it no longer knows the type.
      TypeRef type = types.declared(node.type());
      sides.replaceAll(each -> each.type() == NullType.NULL ? each.cast(types, type) : each);
    }
    CodeBlock condition = expressions.of(subject).atLeast(Precedence.CONDITIONAL + 1);
    CodeBlock code =
        CodeBlock.of(
            "$L$W? $L$W: $L",
            condition,
            sides.get(0).atLeast(Precedence.CONDITIONAL + 1),
            sides.get(1).atLeast(Precedence.CONDITIONAL));
    return new Expr(code, Precedence.CONDITIONAL, types.accessible(node.type()), false);
  }

  /** Whether what is written for a value names no variable, so that javac may compute it. */
  private boolean isConstant(Argument value) {
    Argument resolved = plan.regions().resolve(value);
    return resolved instanceof Node node
        ? plan.schedule().isInlined(node)
            && node.op() == Opcode.CALL_FUNCTION
            && node.inputNodes().stream().allMatch(this::isConstant)
        : isLiteral(resolved);
  }

  private Expr choice(Node node) {
    RegionParts parts = plan.regions().parts(node);
    List<Expr> sides = sides(node, parts);
    CodeBlock.Builder out = CodeBlock.builder();
    SwitchSyntax.Form form =
        switches.form(
            new Statement.Selector(parts.subject().orElseThrow(), Optional.empty()),
            parts.entries());
    out.add("switch ($L) {\n$>", form.selector());
    for (int each : form.order()) {
      out.add("$L -> $L;\n", form.labels().get(each), sides.get(each).code());
    }
    return new Expr(
        out.add("$<}").build(), Precedence.CONDITIONAL, types.accessible(node.type()), false);
  }

  /**
   * The expressions to choose from. Java gives the choice the type that it finds for all of them:
   * it has to be the node's, and no box may be opened on the way.
   */
  private List<Expr> sides(Node node, RegionParts parts) {
    TypeRef type = types.declared(node.type());
    List<Expr> sides = new ArrayList<>();
    for (Graph each : parts.graphs()) {
      Expr side = expressions.of(plan.schedule().yielded(each));
      sides.add(type.isPrimitive() && !side.type().equals(type) ? side.cast(types, type) : side);
    }
    boolean decided =
        type.isPrimitive()
            || (sides.stream().anyMatch(each -> each.type().equals(type))
                && (sides.stream().noneMatch(Choices::isBoxed)
                    || sides.stream().allMatch(each -> isLike(each, type))));
    if (!decided) {
      sides.replaceAll(each -> each.type().equals(type) ? each : each.cast(types, type));
    }
    return sides;
  }

  private static boolean isBoxed(Expr side) {
    return side.type().isPrimitive() || PrimitiveType.unboxed(side.type()).isPresent();
  }

  private static boolean isLike(Expr side, TypeRef type) {
    return side.type().equals(type) || side.type() == NullType.NULL;
  }

  /** A cond of which one side is {@code true} or {@code false}. */
  private Expr logical(Node node) {
    RegionParts parts = plan.regions().parts(node);
    Argument test = parts.subject().orElseThrow();
    Argument then = plan.schedule().yielded(parts.graphs().get(0));
    Argument otherwise = plan.schedule().yielded(parts.graphs().get(1));
    if (isLiteral(then) && isLiteral(otherwise)) {
      boolean first = isTrue(then);
      if (first == isTrue(otherwise)) {
        return conditional(node);
      }
      return first ? expressions.of(test) : not(test);
    }
    if (isLiteral(then)) {
      return isTrue(then)
          ? join("||", Precedence.CONDITIONAL_OR, expressions.of(test), expressions.of(otherwise))
          : join("&&", Precedence.CONDITIONAL_AND, not(test), expressions.of(otherwise));
    }
    return isTrue(otherwise)
        ? join("||", Precedence.CONDITIONAL_OR, not(test), expressions.of(then))
        : join("&&", Precedence.CONDITIONAL_AND, expressions.of(test), expressions.of(then));
  }

  private static boolean isLiteral(Argument argument) {
    return argument instanceof Literal;
  }

  private static boolean isTrue(Argument argument) {
    return argument instanceof Literal literal && Boolean.TRUE.equals(literal.value());
  }

  private static Expr join(String symbol, int precedence, Expr left, Expr right) {
    return new Expr(
        CodeBlock.of("$L$W$L $L", left.atLeast(precedence), symbol, right.atLeast(precedence)),
        precedence,
        PrimitiveType.BOOLEAN,
        left.precedence() >= precedence && left.leadingSign());
  }

  /** What an {@code if} or a loop asks. */
  CodeBlock condition(Condition condition) {
    Expr all = term(condition.terms().get(0));
    for (Condition.Term each : condition.terms().subList(1, condition.terms().size())) {
      all = join("&&", Precedence.CONDITIONAL_AND, all, term(each));
    }
    return condition.negated() ? CodeBlock.of("!$L", all.atLeast(Precedence.UNARY)) : all.code();
  }

  private Expr term(Condition.Term term) {
    if (term.isNull()) {
      return new Expr(
          CodeBlock.of(
              "$L $L null",
              expressions.of(term.test()).atLeast(Precedence.EQUALITY),
              term.negated() ? "!=" : "=="),
          Precedence.EQUALITY,
          PrimitiveType.BOOLEAN,
          false);
    }
    return term.negated() ? not(term.test()) : expressions.of(term.test());
  }

  /** The contrary of a value, in the words of a person where that is the same to the last bit. */
  private Expr not(Argument test) {
    if (plan.regions().resolve(test) instanceof Node node && plan.schedule().isInlined(node)) {
      if (node.target() instanceof MemberRef member && member.isOperator()) {
        if (member.name().equals("not")) {
          return expressions.of(node.arg(0));
        }
        String contrary = CONTRARY.get(member.name());
        if (contrary != null && hasContrary(member)) {
          return expressions.operation(
              node, MemberRef.operator(contrary, member.parameters(), member.result()));
        }
      }
    }
    if (isLiteral(plan.regions().resolve(test))) {
      return Literals.of(new Literal(!isTrue(plan.regions().resolve(test))));
    }
    return new Expr(
        CodeBlock.of("!$L", expressions.of(test).atLeast(Precedence.UNARY)),
        Precedence.UNARY,
        PrimitiveType.BOOLEAN,
        false);
  }

  /** What is not a number is neither less than another one nor not less. */
  private static boolean hasContrary(MemberRef comparison) {
    boolean equality = comparison.name().equals("eq") || comparison.name().equals("ne");
    return equality
        || comparison.parameters().stream()
            .noneMatch(Set.of(PrimitiveType.FLOAT, PrimitiveType.DOUBLE)::contains);
  }
}
