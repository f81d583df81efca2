package dev.tracewright.graph;

import java.util.regex.Pattern;

/** Reads literals. */
final class LiteralParser {
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,19}");
  private static final Pattern FLOATING =
      Pattern.compile("-?[0-9]{1,40}[.][0-9]{1,40}(E-?[0-9]{1,4})?");

  private final TextScanner in;

  LiteralParser(TextScanner in) {
    this.in = in;
  }

  /** Whether a literal that is no word stands here. */
  boolean atMark() {
    char c = in.peek();
    return c == '-' || (c >= '0' && c <= '9') || c == '\'';
  }

  Literal literal() {
    if (in.peek() == '"') {
      return new Literal(in.string());
    }
    if (in.peek() == '\'') {
      int start = in.position();
      String text = in.quoted('\'');
      if (text.length() != 1) {
        throw in.errorAt(start, "a character literal has one character");
      }
      return new Literal(text.charAt(0));
    }
    if (atMark()) {
      return number();
    }
    int start = in.position();
    String word = in.word("a literal");
    if (isWord(word)) {
      return ofWord(word);
    }
    in.moveTo(start);
    throw in.expected("a literal");
  }

  /** Whether a word is a literal or starts one. */
  static boolean isWord(String word) {
    return switch (word) {
      case "true", "false", "null", "NaN", "NaNf", "Infinity", "Infinityf" -> true;
      default -> false;
    };
  }

  /** The literal of a word that was just read. */
  Literal ofWord(String word) {
    return switch (word) {
      case "true" -> new Literal(true);
      case "false" -> new Literal(false);
      case "NaNf" -> new Literal(Float.NaN);
      case "Infinity" -> new Literal(Double.POSITIVE_INFINITY);
      case "Infinityf" -> new Literal(Float.POSITIVE_INFINITY);
      case "NaN" -> in.accept(":") ? nan() : new Literal(Double.NaN);
      default -> Literal.NULL;
    };
  }

  private Literal nan() {
    int start = in.position();
    String digits = in.run();
    try {
      if (digits.length() == 16) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(digits, 16));
        if (Double.isNaN(value)) {
          return new Literal(value);
        }
      } else if (digits.length() == 9 && digits.endsWith("f")) {
        int bits = Integer.parseUnsignedInt(digits.substring(0, 8), 16);
        if (Float.isNaN(Float.intBitsToFloat(bits))) {
          return new Literal(Float.intBitsToFloat(bits));
        }
      }
    } catch (NumberFormatException e) {
      throw in.errorAt(start, "the bits of a NaN are hexadecimal: " + e.getMessage());
    }
    throw in.errorAt(start, "these are not the bits of a NaN");
  }

  private Literal number() {
    int start = in.position();
    boolean negative = in.accept("-");
    if (in.acceptWord("Infinity")) {
      return new Literal(Double.NEGATIVE_INFINITY);
    }
    if (in.acceptWord("Infinityf")) {
      return new Literal(Float.NEGATIVE_INFINITY);
    }
    StringBuilder text = new StringBuilder(negative ? "-" : "").append(in.run());
    if (in.accept(".")) {
      text.append('.').append(in.run());
      if (text.charAt(text.length() - 1) == 'E' && in.accept("-")) {
        text.append('-').append(in.run());
      }
    }
    Literal literal = parse(text.toString());
    if (literal == null) {
      throw in.errorAt(start, "'" + text + "' is not a number, or out of range");
    }
    return literal;
  }

  private static @org.jspecify.annotations.Nullable Literal parse(String text) {
    char suffix = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    String digits = "Lbsf".indexOf(suffix) < 0 ? text : text.substring(0, text.length() - 1);
    if (FLOATING.matcher(digits).matches()) {
      if (suffix == 'f') {
        float value = Float.parseFloat(digits);
        return Float.isInfinite(value) ? null : new Literal(value);
      }
      double value = Double.parseDouble(digits);
      return digits.length() < text.length() || Double.isInfinite(value)
          ? null
          : new Literal(value);
    }
    if (!WHOLE.matcher(digits).matches() || suffix == 'f') {
      return null;
    }
    try {
      return switch (suffix) {
        case 'L' -> new Literal(Long.parseLong(digits));
        case 'b' -> new Literal(Byte.parseByte(digits));
        case 's' -> new Literal(Short.parseShort(digits));
        default -> new Literal(Integer.parseInt(digits));
      };
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
