package dev.tracewright.graph;

import org.jspecify.annotations.Nullable;

/** How literals are written in the text format: as Java writes them, in ASCII alone. */
final class LiteralText {
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
      return number.isNaN() ? nan("f", Float.floatToRawIntBits(number), 0x7fc00000) : number + "f";
    }
    if (value instanceof Double number) {
      return number.isNaN()
          ? nan("", Double.doubleToRawLongBits(number), 0x7ff8000000000000L)
          : number.toString();
    }
    return String.valueOf(value);
  }

  private static String nan(String suffix, long bits, long canonical) {
    return bits == canonical ? "NaN" + suffix : "NaN:" + Long.toHexString(bits) + suffix;
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '\n' -> out.append("\\n");
        case '\t' -> out.append("\\t");
        case '\r' -> out.append("\\r");
        case '"', '\'', '\\' -> out.append('\\').append(each);
        default -> {
          if (each < ' ' || each > '~') {
            out.append(String.format("\\u%04x", (int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.toString();
  }
}
