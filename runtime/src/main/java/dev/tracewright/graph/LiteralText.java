package dev.tracewright.graph;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How literals are written in the text format: as Java writes them, in ASCII alone. */
final class LiteralText {
  /** From how many digits on the texts of older JDKs may be longer than need be. */
  private static final int DOUBLE_DIGITS = 16;

  private static final int FLOAT_DIGITS = 8;

  private static final List<RoundingMode> ROUNDINGS =
      List.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING);

  private LiteralText() {}

  /** The text of a literal; every value has exactly one. */
  static String print(@Nullable Object value) {
    if (value instanceof String string) {
      return '"' + escape(string) + '"';
    }
    if (value instanceof Character character) {
      return "'" + escape(character.toString()) + "'";
    }
    if (value instanceof Long number) {
      return number + "L";
    }
    if (value instanceof Byte number) {
      return number + "b";
    }
    if (value instanceof Short number) {
      return number + "s";
    }
    if (value instanceof Float number) {
      return print((float) number);
    }
    if (value instanceof Double number) {
      return print((double) number);
    }
    return String.valueOf(value);
  }

  private static String print(float number) {
    if (Float.isNaN(number)) {
      int bits = Float.floatToRawIntBits(number);
      return bits == 0x7fc00000 ? "NaNf" : "NaN:" + Integer.toHexString(bits) + "f";
    }
    String text = Float.toString(number);
    boolean coarse = Math.abs(number) < Float.MIN_NORMAL;
    return shortest(text, coarse ? 0 : FLOAT_DIGITS, number, each -> each.floatValue() == number)
        + "f";
  }

  private static String print(double number) {
    if (Double.isNaN(number)) {
      long bits = Double.doubleToRawLongBits(number);
      return bits == 0x7ff8000000000000L ? "NaN" : "NaN:" + Long.toHexString(bits);
    }
    String text = Double.toString(number);
    boolean coarse = Math.abs(number) < Double.MIN_NORMAL;
    return shortest(text, coarse ? 0 : DOUBLE_DIGITS, number, each -> each.doubleValue() == number);
  }

  /**
   * The text with as few digits as mean the same number. JDKs before 19 sometimes write one digit
   * too many; the text must not depend on the JDK.
   *
   * @param digits from how many digits on to look for fewer; 0 for numbers of few bits
   */
  private static String shortest(
      String text, int digits, double number, Predicate<BigDecimal> isSame) {
    int exponent = text.indexOf('E');
    String mantissa = exponent < 0 ? text : text.substring(0, exponent);
    boolean isShort = mantissa.replaceAll("^[-0.]+|[.]", "").length() < digits;
    if (Double.isInfinite(number) || number == 0 || isShort) {
      return text;
    }
    BigDecimal exact = new BigDecimal(number);
    for (int i = Math.max(2, digits - 2); i <= DOUBLE_DIGITS + 1; i++) {
      // At a power of two the nearest digits may miss while the next ones hit.
      for (RoundingMode mode : ROUNDINGS) {
        BigDecimal rounded = exact.round(new MathContext(i, mode));
        if (isSame.test(rounded)) {
          return layout(rounded.stripTrailingZeros(), exponent);
        }
      }
    }
    return text;
  }

  /** Digits as {@code toString} of the box classes lays them out. */
  private static String layout(BigDecimal number, int exponent) {
    if (exponent < 0) {
      String plain = number.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = number.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "0" : digits.substring(1);
    int scale = digits.length() - 1 - number.scale();
    return (number.signum() < 0 ? "-" : "") + digits.charAt(0) + "." + fraction + "E" + scale;
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '"', '\'', '\\' -> out.append('\\').append(each);
        default -> {
          if (each < ' ' || each > '~') {
            out.append("\\u").append(Integer.toHexString(0x10000 | each).substring(1));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.toString();
  }
}
