package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.Stmt;
import dev.tracewright.processor.trace.Value.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Branches: the one that is known to run is run, else all of them become sub-graphs. */
final class Branches {
  /** How deep regions nest before what follows a return is no longer put into a branch. */
  private static final int DEEPEST_REST = 24;

  private final Tracing tracing;

  Branches(Tracing tracing) {
    this.tracing = tracing;
  }

  /** {@code c ? a : b}. */
  Value conditional(Expr.Conditional conditional, Frame frame) {
    return valued(
        "?:",
        conditional.condition(),
        () -> done(conditional.whenTrue(), frame),
        () -> done(conditional.whenFalse(), frame),
        frame.types().apply(conditional.type()),
        new Site(conditional.span(), frame));
  }

  /** {@code a && b} or {@code a || b}. */
  Value logical(Expr.Logical logical, Frame frame) {
    Code right = () -> new Completion.Done(tracing.expressions().evaluate(logical.right(), frame));
    Code decided =
        () -> new Completion.Done(new Known(!logical.isAnd(), PrimitiveType.BOOLEAN, true));
    return valued(
        logical.isAnd() ? "&&" : "||",
        logical.left(),
        logical.isAnd() ? right : decided,
        logical.isAnd() ? decided : right,
        PrimitiveType.BOOLEAN,
        new Site(logical.span(), frame));
  }

  private Completion done(Expr expression, Frame frame) {
    Value value = tracing.expressions().evaluate(expression, frame);
    return new Completion.Done(value instanceof Known known ? known.computed() : value);
  }

  private Value valued(
      String construct, Expr condition, Code then, Code otherwise, TypeRef type, Site site) {
    Completion end = new Decision(construct, then, otherwise, false, type, site).on(condition);
    if (end instanceof Completion.Done done) {
      return done.value();
    }
    if (end instanceof Completion.Stopped) {
      throw new Unwinding.NeverCompletes();
    }
    return Value.Poison.VALUE;
  }

  /**
   * {@code if}.
   *
   * @param rest what follows it in a list of statements at the end of the method, if it is to be
   *     put into the branch that does not return
   * @param isLast whether nothing of the method follows
   */
  Completion ifElse(Stmt.If branch, List<Stmt> rest, boolean isLast, Frame frame) {
    Code then = () -> followed(branch.then(), rest, isLast, frame);
    Code otherwise = () -> followed(branch.otherwise(), rest, isLast, frame);
    Site site = new Site(branch.condition().span(), frame);
    return new Decision("if", then, otherwise, isSplit(branch, rest), PrimitiveType.VOID, site)
        .on(branch.condition());
  }

  private Completion followed(
      @Nullable Stmt statement, List<Stmt> rest, boolean isLast, Frame frame) {
    Completion end =
        statement == null
            ? Completion.NORMAL
            : tracing.statements().execute(statement, frame, isLast && rest.isEmpty());
    return end instanceof Completion.Normal && !rest.isEmpty()
        ? tracing.statements().all(rest, frame, isLast)
        : end;
  }

  /** Whether {@code if (a && b) S} can be {@code if (a) if (b) S}: nothing is traced twice then. */
  private static boolean isSplit(Stmt.If branch, List<Stmt> rest) {
    return branch.otherwise() == null && rest.isEmpty() && !leaves(branch.then());
  }

  /** One of two pieces of code, which may bring a value, by a condition. */
  private final class Decision {
    private final String construct;
    private final Code then;
    private final Code otherwise;

    /** Whether nothing has to run where the condition does not hold. */
    private final boolean isSplit;

    private final TypeRef type;
    private final Site site;

    Decision(
        String construct, Code then, Code otherwise, boolean isSplit, TypeRef type, Site site) {
      this.construct = construct;
      this.then = then;
      this.otherwise = otherwise;
      this.isSplit = isSplit;
      this.type = type;
      this.site = site;
    }

    Completion on(Expr condition) {
      if (condition instanceof Expr.Logical both
          && both.isAnd()
          && (isSplit || isSurelyTrue(both.right()))) {
        Code inner =
            () -> new Decision(construct, then, otherwise, isSplit, type, site).on(both.right());
        return new Decision(construct, inner, otherwise, isSplit, type, site).on(both.left());
      }
      Value value = tracing.expressions().evaluate(condition, site.frame());
      if (value instanceof Value.Poison) {
        tracing.regions().lookInto(then);
        tracing.regions().lookInto(otherwise);
        return Completion.NORMAL;
      }
      Optional<Boolean> known = tracing.expressions().known(value);
      if (known.isPresent()) {
        return known.get() ? then.run() : otherwise.run();
      }
      tracing.explanation().branch(construct, site, value);
      return tracing.regions().branch(value, then, otherwise, type, site);
    }
  }

  /** Whether a condition only binds variables: the second part of a pattern's test. */
  private static boolean isSurelyTrue(Expr condition) {
    return condition instanceof Expr.Sequence sequence
        && sequence.last() instanceof Expr.Constant constant
        && Boolean.TRUE.equals(constant.value());
  }

  /** Whether what follows an {@code if} at the end of a method belongs into one of its branches. */
  boolean takesRest(Stmt.If branch) {
    boolean then = returns(branch.then());
    boolean otherwise = branch.otherwise() != null && returns(branch.otherwise());
    return then != otherwise && tracing.recorder().scope().depth() < DEEPEST_REST;
  }

  /** Whether a statement always ends in a return. */
  private static boolean returns(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return !block.statements().isEmpty()
          && returns(block.statements().get(block.statements().size() - 1));
    }
    if (statement instanceof Stmt.If branch) {
      return branch.otherwise() != null && returns(branch.then()) && returns(branch.otherwise());
    }
    return statement instanceof Stmt.Return;
  }

  /** Whether a statement always leaves for somewhere else. */
  private static boolean leaves(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      return !block.statements().isEmpty()
          && leaves(block.statements().get(block.statements().size() - 1));
    }
    return statement instanceof Stmt.Return
        || statement instanceof Stmt.Break
        || statement instanceof Stmt.Continue
        || statement instanceof Stmt.Yield;
  }

  /** A switch statement. */
  Completion statement(Stmt.Switch choice, Frame frame) {
    Destination destination = new Destination(Destination.Kind.SWITCH, null, PrimitiveType.VOID);
    Completion end = choose(choice.selector(), choice.cases(), destination, choice, frame);
    return isBreak(end) ? Completion.NORMAL : end;
  }

  private static boolean isBreak(Completion end) {
    return end instanceof Completion.Jump jump && jump.isBreak() && jump.label() == null;
  }

  /** A switch expression. */
  Value expression(Expr.SwitchExpr choice, Frame frame) {
    Destination destination =
        new Destination(Destination.Kind.SWITCH_VALUE, null, frame.types().apply(choice.type()));
    Completion end = choose(choice.selector(), choice.cases(), destination, choice, frame);
    if (end instanceof Completion.Yield yield) {
      return yield.value() instanceof Known known ? known.computed() : yield.value();
    }
    if (end instanceof Completion.Stopped) {
      throw new Unwinding.NeverCompletes();
    }
    return Value.Poison.VALUE;
  }

  private Completion choose(
      Expr selector, List<Stmt.Case> cases, Destination destination, Object syntax, Frame frame) {
    Value value = tracing.expressions().evaluate(selector, frame);
    Site site = new Site(selector.span(), frame);
    if (value instanceof Value.Poison) {
      cases.forEach(
          each -> tracing.regions().lookInto(() -> tracing.statements().all(each.body(), frame)));
      return Completion.NORMAL;
    }
    if (PatternSwitch.isOne(cases)) {
      PatternSwitch patterns =
          new PatternSwitch(tracing, cases, destination, selector, value, site);
      Completion end = tracing.regions().leavable(destination, syntax, site, patterns::run);
      return end instanceof Completion.Done done ? new Completion.Yield(done.value()) : end;
    }
    if (value instanceof Known known && !known.isNull()) {
      int chosen = chosen(known, cases);
      return chosen < 0
          ? Completion.NORMAL
          : tracing.regions().leavable(destination, syntax, site, () -> from(chosen, cases, frame));
    }
    tracing.explanation().branch("switch", site, value);
    return tracing
        .regions()
        .build(
            Region.SWITCH,
            site,
            draft -> new ValueSwitch(cases, destination, draft, site).trace(value));
  }

  /** Runs cases from one on until one of them leaves. */
  Completion from(int first, List<Stmt.Case> cases, Frame frame) {
    for (int i = first; i < cases.size(); i++) {
      Completion end = tracing.statements().all(cases.get(i).body(), frame);
      if (!(end instanceof Completion.Normal) || cases.get(i).isArrow()) {
        return end;
      }
    }
    return Completion.NORMAL;
  }

  private static int chosen(Known selector, List<Stmt.Case> cases) {
    int byDefault = -1;
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).labels().stream().anyMatch(label -> matches(label, selector))) {
        return i;
      }
      if (cases.get(i).isDefault()) {
        byDefault = i;
      }
    }
    return byDefault;
  }

  private static boolean matches(Expr label, Known selector) {
    if (label instanceof Expr.Constant constant) {
      return Objects.equals(constant.value(), selector.value());
    }
    return label instanceof Expr.FieldRead read
        && selector.value() instanceof EnumConstant constant
        && constant.name().equals(read.field().name());
  }

  /** A switch that a value decides. */
  private final class ValueSwitch {
    private final List<Stmt.Case> cases;
    private final Destination destination;
    private final RegionDraft draft;
    private final Site site;
    private final List<Argument> labels = new ArrayList<>();
    private final List<Code> alternatives = new ArrayList<>();
    private boolean hasDefault;

    ValueSwitch(List<Stmt.Case> cases, Destination destination, RegionDraft draft, Site site) {
      this.cases = cases;
      this.destination = destination;
      this.draft = draft;
      this.site = site;
    }

    Completion trace(Value selector) {
      Argument operand =
          tracing.operands().of(selector, site.span(), site.frame()).orElse(Literal.NULL);
      group();
      Meeting end = tracing.regions().open(draft);
      destination.setEnd(end);
      site.frame().enter(destination);
      try {
        return tracing
            .regions()
            .choose(
                draft,
                alternatives,
                graphs -> {
                  List<Argument> fixed = new ArrayList<>();
                  fixed.add(operand);
                  fixed.add(new ListArgument(labels));
                  fixed.addAll(graphs);
                  return fixed;
                },
                end,
                destination,
                site);
      } finally {
        site.frame().leave(destination);
        destination.setEnd(null);
        tracing.regions().close(end);
      }
    }

    /** Labels without code of their own belong to the case that follows. */
    private void group() {
      List<Argument> open = new ArrayList<>();
      boolean isDefault = false;
      for (int i = 0; i < cases.size(); i++) {
        Stmt.Case each = cases.get(i);
        for (Expr label : each.labels()) {
          open.add(argument(label));
        }
        isDefault |= each.isDefault();
        boolean falls = !each.isArrow() && each.body().isEmpty() && i < cases.size() - 1;
        if (!falls) {
          int first = i;
          add(
              isDefault ? List.of() : open,
              () -> ended(from(first, cases, site.frame()), destination, site.frame()));
          hasDefault |= isDefault;
          open = new ArrayList<>();
          isDefault = false;
        }
      }
      if (!hasDefault) {
        add(List.of(), this::unmatched);
      }
    }

    private void add(List<Argument> of, Code code) {
      labels.add(new ListArgument(of));
      alternatives.add(code);
    }

    /** No case fits: a statement does nothing; an expression has a case for all there are. */
    private Completion unmatched() {
      if (destination.kind() == Destination.Kind.SWITCH) {
        return Completion.NORMAL;
      }
      ClassType error = ClassType.of("java.lang", "IncompatibleClassChangeError");
      Value made =
          new Value.NodeValue(
              tracing
                  .recorder()
                  .call(
                      MemberRef.ofConstructor(error, List.of()),
                      null,
                      List.of(),
                      error,
                      site.span(),
                      site.frame()));
      return tracing.statements().raise(made, site);
    }
  }

  /** How an alternative of a switch ends if its code ended like this. */
  Completion ended(Completion end, Destination destination, Frame frame) {
    boolean breaks =
        end instanceof Completion.Jump jump
            && jump.isBreak()
            && frame.destination(jump) == destination;
    if (breaks) {
      return Completion.NORMAL;
    }
    return end instanceof Completion.Yield yield && frame.destination(yield) == destination
        ? new Completion.Done(yield.value())
        : end;
  }

  private static Argument argument(Expr label) {
    if (label instanceof Expr.FieldRead read) {
      return new EnumConstant(read.field().owner(), read.field().name());
    }
    return new Literal(((Expr.Constant) label).value());
  }
}
