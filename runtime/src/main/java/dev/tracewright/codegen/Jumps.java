package dev.tracewright.codegen;

import dev.tracewright.graph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gets control from one place of a method to another with as few words as Java needs. */
final class Jumps {
  private final Deque<Label> around = new ArrayDeque<>();
  private int swallowed;

  /** A place where control goes on. */
  static final class Point {
    private final Kind kind;
    private final @Nullable Label label;
    private final @Nullable Point same;

    private enum Kind {
      BEHIND,
      NEXT_TURN,
      END,
      HERE
    }

    private Point(Kind kind, @Nullable Label label, @Nullable Point same) {
      this.kind = kind;
      this.label = label;
      this.same = same;
    }

    /**
     * Behind a region.
     *
     * @param same where control goes from there if nothing is done on the way
     */
    static Point behind(Label label, Optional<Point> same) {
      return new Point(Kind.BEHIND, label, same.orElse(null));
    }

    /** The next turn of a loop. */
    static Point nextTurn(Label label) {
      return new Point(Kind.NEXT_TURN, label, null);
    }

    /** The end of a method that returns nothing. */
    static Point end() {
      return new Point(Kind.END, null, null);
    }

    /** A place that is only reached by what stands before it. */
    static Point here() {
      return new Point(Kind.HERE, null, null);
    }

    private Point last() {
      Point each = this;
      while (each.same != null) {
        each = each.same;
      }
      return each;
    }
  }

  /** A label for a region. */
  Label label(Node region, boolean isLoop) {
    return new Label(region.name(), isLoop, swallowed);
  }

  /** Enters the body of a loop or switch, which a jump without a name may mean. */
  void enter(Label label) {
    around.push(label);
  }

  /** Leaves it again. */
  void leave() {
    around.pop();
  }

  /** Enters a body from which a finally lets nothing out. */
  void enterSwallowed() {
    swallowed++;
  }

  /** Leaves it again. */
  void leaveSwallowed() {
    swallowed--;
  }

  /**
   * Goes to a place.
   *
   * @param next where control goes on by itself
   */
  void go(Point target, Point next, Node exit, Sequence out) {
    if (target.last() == next.last()) {
      return;
    }
    Point chosen = target;
    for (Point each = target; each != null; each = each.same) {
      if (!needsName(each)) {
        chosen = each;
        break;
      }
    }
    if (chosen.label == null) {
      out.add(new Statement.Return(Optional.empty(), exit), false);
      return;
    }
    boolean isBreak = chosen.kind == Point.Kind.BEHIND;
    boolean byName = needsName(chosen);
    chosen.label.jump(isBreak, byName, chosen.label.depth() == swallowed);
    out.add(new Statement.Jump(isBreak, chosen.label, byName), false);
  }

  private boolean needsName(Point point) {
    return switch (point.kind) {
      case BEHIND -> around.peek() != point.label;
      case NEXT_TURN ->
          around.stream().filter(Label::isLoop).findFirst().orElse(null) != point.label;
      case END -> false;
      // No jump leads there from further in.
      case HERE -> true;
    };
  }
}
