package dev.tracewright.verify;

import dev.tracewright.annotations.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Whether both sides come to what the precision of a rule promises.
 *
 * <p>How far rounding alone may take results apart depends on the values: where large numbers
 * cancel, nearly everything is rounding. So both sides run again with each of their roundings moved
 * by one unit in the last place; what that does to the results, added up, is what the other side
 * may differ by, some times over. Nothing is allowed for operations that happen to be exact. Where
 * a moved rounding leaves nothing of a result, at a pole say, the values tell nothing.
 */
final class Agreement {
  /** How many roundings are moved one by one; of more, all are moved by chance a few times. */
  private static final int MOST_SINGLY = 40;

  private static final int BY_CHANCE = 16;

  /** How many times what moved roundings do is allowed: they move further than rounding goes. */
  private static final double ALLOWED = 4;

  /** How many units in the last place results may always differ by. */
  private static final double ULPS = 4;

  /** The same for values of libraries, of which only the result is seen: units of the largest. */
  private static final double ULPS_OF_LARGEST = 64;

  private static final double APPROXIMATE = 1e-3;

  private final Precision precision;
  private final Execution before;
  private final Execution after;
  private final boolean isOpaque;

  /**
   * For two sides.
   *
   * @param isOpaque whether values of libraries are involved, whose operations round unseen
   */
  Agreement(Precision precision, Execution before, Execution after, boolean isOpaque) {
    this.precision = precision;
    this.before = before;
    this.after = after;
    this.isOpaque = isOpaque;
  }

  /** The side that is looked for. */
  Execution before() {
    return before;
  }

  /** The side that takes its place. */
  Execution after() {
    return after;
  }

  /** Whether the outcomes for these inputs agree. */
  boolean holds(List<@Nullable Object> inputs, Outcome pattern, Outcome replacement) {
    if (pattern.tokens().equals(replacement.tokens())) {
      return true;
    }
    if (precision == Precision.EXACT || !alike(pattern.tokens(), replacement.tokens())) {
      return false;
    }
    if (pattern.overflowed() || replacement.overflowed()) {
      return true;
    }
    double largest = Math.max(pattern.largest(), replacement.largest());
    return precision == Precision.APPROXIMATE
        ? near(pattern, replacement, largest)
        : withinUlps(pattern, replacement, largest) || withinRounding(inputs, pattern, replacement);
  }

  /** Whether only floating-point numbers differ. */
  private static boolean alike(List<Object> a, List<Object> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      boolean bothFloating =
          isFloating(a.get(i))
              && isFloating(b.get(i))
              && a.get(i).getClass() == b.get(i).getClass();
      if (!bothFloating && !a.get(i).equals(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFloating(Object token) {
    return token instanceof Double || token instanceof Float;
  }

  private static boolean near(Outcome a, Outcome b, double largest) {
    for (int i = 0; i < a.tokens().size(); i++) {
      if (isFloating(a.tokens().get(i))) {
        double first = value(a, i);
        double second = value(b, i);
        double involved = Math.max(largest, Math.max(Math.abs(first), Math.abs(second)));
        if (!within(first, second, APPROXIMATE * involved)) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean withinUlps(Outcome a, Outcome b, double largest) {
    for (int i = 0; i < a.tokens().size(); i++) {
      if (isFloating(a.tokens().get(i))
          && !within(value(a, i), value(b, i), ulps(a, b, i, largest))) {
        return false;
      }
    }
    return true;
  }

  private double ulps(Outcome a, Outcome b, int i, double largest) {
    boolean single = a.tokens().get(i) instanceof Float;
    double results = ULPS * ulp(Math.max(Math.abs(value(a, i)), Math.abs(value(b, i))), single);
    return isOpaque ? Math.max(results, ULPS_OF_LARGEST * ulp(largest, single)) : results;
  }

  private static double ulp(double value, boolean single) {
    return single ? Math.ulp((float) value) : Math.ulp(value);
  }

  private static boolean within(double a, double b, double allowed) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) && Double.isNaN(b);
    }
    return a == b || (Double.isFinite(a) && Double.isFinite(b) && Math.abs(a - b) <= allowed);
  }

  private boolean withinRounding(List<@Nullable Object> inputs, Outcome a, Outcome b) {
    double[] first = errors(before, inputs, a);
    double[] second = errors(after, inputs, b);
    for (int i = 0; i < first.length; i++) {
      double allowed = ALLOWED * (first[i] + second[i]);
      if (isFloating(a.tokens().get(i))
          && allowed < Double.POSITIVE_INFINITY
          && !within(value(a, i), value(b, i), allowed + ulps(a, b, i, 0))) {
        return false;
      }
    }
    return true;
  }

  /** By token how far it goes when roundings move; infinite where nothing of it remains. */
  private static double[] errors(Execution side, List<@Nullable Object> inputs, Outcome base) {
    double[] errors = new double[base.tokens().size()];
    boolean singly = base.roundings() <= MOST_SINGLY;
    Random noise = new Random(base.roundings());
    for (int i = 0; i < (singly ? base.roundings() : BY_CHANCE); i++) {
      Outcome moved;
      try {
        moved = singly ? side.execute(inputs, i, null) : side.execute(inputs, -1, noise);
      } catch (OverBudgetException over) {
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        return errors;
      }
      if (!alike(base.tokens(), moved.tokens())) {
        Arrays.fill(errors, Double.POSITIVE_INFINITY);
        return errors;
      }
      for (int token = 0; token < errors.length; token++) {
        if (isFloating(base.tokens().get(token))) {
          double error = error(value(base, token), value(moved, token));
          errors[token] = singly ? errors[token] + error : Math.max(errors[token], error);
        }
      }
    }
    return errors;
  }

  private static double error(double base, double moved) {
    if (base == moved || (Double.isNaN(base) && Double.isNaN(moved))) {
      return 0;
    }
    double distance = Math.abs(base - moved);
    return distance <= Math.abs(base) / 2 ? distance : Double.POSITIVE_INFINITY;
  }

  private static double value(Outcome outcome, int token) {
    return ((Number) outcome.tokens().get(token)).doubleValue();
  }
}
