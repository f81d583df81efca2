package dev.tracewright.codegen;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.Variable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes statements of a graph: straight code and exits here, each kind of region in its class. */
final class StatementBuilder {
  private final BodyPlan plan;
  private final Schedule schedule;
  private final Jumps jumps = new Jumps();
  private final Moves moves;
  private final Jumps.Point end = Jumps.Point.end();
  private final Map<Node, Frame> frames = new HashMap<>();
  private final ChoiceBuilder choices;
  private final LoopBuilder loops;
  private final GuardBuilder guards;
  private final Exceptions exceptions;

  /**
   * What exits of a region's sub-graphs do.
   *
   * @param label what jumps to behind it or to its next turn name
   * @param behind where it ends
   * @param nextTurn where a loop starts again; for other regions it is not used
   */
  record Frame(Label label, Jumps.Point behind, Jumps.Point nextTurn) {}

  StatementBuilder(BodyPlan plan, Exceptions exceptions) {
    this.plan = plan;
    this.schedule = plan.schedule();
    this.moves = new Moves(plan);
    this.choices = new ChoiceBuilder(plan, this, jumps);
    this.loops = new LoopBuilder(plan, this, jumps);
    this.guards = new GuardBuilder(plan, this, jumps, exceptions);
    this.exceptions = exceptions;
  }

  /** The whole body. */
  List<Statement> build() {
    return body(plan.graph(), end).statements();
  }

  /**
   * The statements of a sub-graph.
   *
   * @param next where control goes on behind them
   */
  Sequence body(Graph graph, Jumps.Point next) {
    Sequence out = new Sequence();
    List<Node> nodes = schedule.statements(graph);
    for (int i = 0; i < nodes.size() && out.completes(); i++) {
      Node node = nodes.get(i);
      if (node.op() == Opcode.OUTPUT) {
        exit(node, next, out);
      } else if (schedule.isRegionStatement(node)) {
        region(node, i + 1 < nodes.size() ? nodes.get(i + 1) : null, next, out);
      } else if (!loops.isUpdate(node)) {
        out.add(simple(node));
      }
    }
    return out;
  }

  private Statement simple(Node node) {
    if (node.target() == Variable.VARIABLE) {
      return new Statement.Move(plan.storage().local(node), node.arg(0), node, false);
    }
    if (node.target() == Variable.STORE) {
      return new Statement.Move(plan.variable(node.arg(0)), node.arg(1), node, false);
    }
    Optional<Local> target =
        node.type() == PrimitiveType.VOID
            ? Optional.empty()
            : Optional.of(plan.storage().local(node));
    return new Statement.Compute(node, target, false);
  }

  private void region(Node node, @Nullable Node following, Jumps.Point next, Sequence out) {
    Region region = (Region) node.target();
    Label label = jumps.label(node, region == Region.LOOP);
    Jumps.Point behind = Jumps.Point.behind(label, behind(following, next));
    Frame frame = new Frame(label, behind, Jumps.Point.nextTurn(label));
    frames.put(node, frame);
    Sequence made =
        switch (region) {
          case COND -> choices.cond(node, frame);
          case SWITCH -> choices.choose(node, frame);
          case LOOP -> loops.loop(node, frame);
          case BLOCK -> body(plan.regions().parts(node).body(), behind);
          case TRY -> guards.tryCatch(node, frame);
          case SYNCHRONIZED -> guards.locked(node, frame);
          case LAMBDA -> throw new IllegalArgumentException("a function object is an expression");
        };
    out.addAll(region == Region.LOOP || region == Region.SWITCH ? made : named(label, made));
  }

  /** The statements, in a block if a jump leaves them. */
  static Sequence named(Label label, Sequence made) {
    if (!label.isNamed()) {
      return made;
    }
    Sequence out = new Sequence();
    boolean completes = made.completes() || label.isLeft();
    out.add(new Statement.Block(label, made.statements()), completes);
    return out;
  }

  /** Where control goes from behind a region if the exit that follows does nothing but go there. */
  private Optional<Jumps.Point> behind(@Nullable Node following, Jumps.Point next) {
    if (following == null) {
      return Optional.of(next);
    }
    if (!(following.target() instanceof Exit exit)) {
      return Optional.empty();
    }
    if (exit.kind() == Exit.Kind.RETURN) {
      return returnsNothing(following) ? Optional.of(end) : Optional.empty();
    }
    if (exit.kind() == Exit.Kind.THROW || plan.returns().isReturning(following)) {
      return Optional.empty();
    }
    if (endsFinalizer(following)) {
      return Optional.of(next);
    }
    return moves(following).isEmpty() ? Optional.of(destination(following)) : Optional.empty();
  }

  private boolean endsFinalizer(Node exit) {
    return exit.target().equals(Exit.YIELD) && plan.regions().isFinalizer(exit.graph());
  }

  private Jumps.Point destination(Node exit) {
    Frame frame = frame(plan.regions().destination(exit).orElseThrow());
    return plan.regions().startsTurn(exit) ? frame.nextTurn() : frame.behind();
  }

  private boolean returnsNothing(Node exit) {
    return exit.args().isEmpty()
        || (plan.result() == PrimitiveType.VOID && !plan.reads().hasEffects(exit.arg(0)));
  }

  private void exit(Node node, Jumps.Point next, Sequence out) {
    Exit exit = (Exit) node.target();
    if (exit.kind() == Exit.Kind.THROW) {
      out.add(throwing(node), false);
    } else if (exit.kind() == Exit.Kind.RETURN) {
      returns(node, next, out);
    } else if (plan.returns().isReturning(node)) {
      out.add(new Statement.Return(Optional.of(node.arg(0)), node), false);
    } else if (!endsFinalizer(node)) {
      if (!loops.isOfHead(node)) {
        moves(node).forEach(out::add);
      }
      jumps.go(destination(node), next, node, out);
    }
  }

  /** A throw, which javac has to allow or must not see. */
  private Statement throwing(Node node) {
    Argument value = plan.regions().resolve(node.arg(0));
    boolean seen =
        !(value instanceof Node thrown)
            || (plan.regions().isException(thrown)
                ? guards.isThrownAgain(thrown)
                : exceptions.isThrown(thrown.type()));
    return new Statement.Throw(value, !seen, node);
  }

  private void returns(Node node, Jumps.Point next, Sequence out) {
    if (plan.result() == PrimitiveType.VOID || node.args().isEmpty()) {
      node.args().forEach(each -> evaluate(each, node, out));
      jumps.go(end, next, node, out);
    } else {
      out.add(new Statement.Return(Optional.of(node.arg(0)), node), false);
    }
  }

  /** Computes a value that nobody asks for, as far as that has effects. */
  void evaluate(Argument value, Node origin, Sequence out) {
    moves.of(Collections.singletonList(null), List.of(value), origin).forEach(out::add);
  }

  /** What an exit assigns before it goes where it leads. */
  List<Statement> moves(Node exit) {
    Node region = plan.regions().destination(exit).orElseThrow();
    List<? extends @Nullable Node> targets =
        plan.regions().startsTurn(exit) ? loops.carried(region) : plan.regions().results(region);
    return moves.of(targets, exit.args(), exit);
  }

  /** The assignments with which a loop starts. */
  void start(Node loop, List<? extends @Nullable Node> carried, Sequence out) {
    moves.of(carried, plan.regions().parts(loop).initial(), loop).forEach(out::add);
  }

  /** Keeps a value in a variable of its own. */
  Statement keep(Local local, Node value, Node origin) {
    return new Statement.Move(local, value, origin, false);
  }

  private Frame frame(Node region) {
    return Objects.requireNonNull(frames.get(region), region.name());
  }

  /** Whether a sub-graph is the side of a loop's test that leaves the loop. */
  boolean isExitOfHead(Graph side) {
    return side.outputNode().filter(loops::isOfHead).isPresent();
  }
}
