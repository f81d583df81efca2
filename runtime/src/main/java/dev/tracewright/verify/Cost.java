package dev.tracewright.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How hard values are to read: less near to 0 and 1, where they are short, of plain digits. */
final class Cost {
  /** Up to here numbers count by their size, above by their text. */
  private static final int PLAIN = 100;

  private Cost() {}

  /** How far from simple; values of libraries only count as there. */
  static double of(@Nullable Object value) {
    if (value == null) {
      return 0;
    }
    if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    }
    if (value instanceof Character character) {
      return Math.abs(character - 'a') / 2.0;
    }
    if (value instanceof Double || value instanceof Float) {
      return ofFloating(((Number) value).doubleValue());
    }
    if (value instanceof Number number) {
      return ofIntegral(number.longValue());
    }
    if (value instanceof CharSequence text) {
      return 100.0 * text.length() + text.chars().mapToDouble(each -> of((char) each) / 1e3).sum();
    }
    if (value.getClass().isArray() || value instanceof List<?>) {
      return 1000 + Sequences.elementsOf(value).stream().mapToDouble(each -> 500 + of(each)).sum();
    }
    return value instanceof Record
        ? RecordValues.componentsOf(value).stream().mapToDouble(Cost::of).sum()
        : 10;
  }

  private static double ofIntegral(long value) {
    double sign = value < 0 ? 0.5 : 0;
    return Math.abs((double) value) <= PLAIN
        ? Math.abs(value) + sign
        : 10.0 * PLAIN + Long.toString(value).length() + sign + Long.bitCount(value) / 100.0;
  }

  private static double ofFloating(double value) {
    double sign = Math.signum(value) < 0 || 1 / value < 0 ? 0.5 : 0;
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return PLAIN + (Double.isNaN(value) ? 2 : 0) + sign;
    }
    boolean isPlain = value == Math.rint(value) && Math.abs(value) <= PLAIN;
    return isPlain
        ? Math.abs(value) + sign
        : 10.0 * PLAIN + 10 * Double.toString(Math.abs(value)).length() + sign;
  }
}
