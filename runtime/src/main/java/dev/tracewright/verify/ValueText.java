package dev.tracewright.verify;

import dev.tracewright.graph.Literal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as Java writes them, more or less. */
final class ValueText {
  private static final int MOST = 200;

  private ValueText() {}

  static String of(@Nullable Object value, Generators generators) {
    String text = full(value, generators, 0);
    return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
  }

  private static String full(@Nullable Object value, Generators generators, int depth) {
    if (value == null || depth > 5) {
      return value == null ? "null" : "…";
    }
    Optional<Generators.Bound<?>> generator = generators.of(value);
    if (generator.isPresent()) {
      return generator.get().text(value);
    }
    if (value instanceof Byte || value instanceof Short) {
      return value.toString();
    }
    if (value instanceof Boolean
        || (value instanceof Number && value.getClass().getPackageName().equals("java.lang"))
        || value instanceof Character
        || value instanceof String) {
      return ofLiteral(value);
    }
    if (value instanceof StringBuilder || value instanceof StringBuffer) {
      String text = new Literal(value.toString()).text();
      return "new " + value.getClass().getSimpleName() + "(" + text + ")";
    }
    if (value.getClass().isArray()) {
      return elements(Sequences.elementsOf(value), generators, depth, "{", "}");
    }
    if (value instanceof List<?> list) {
      return elements(Sequences.elementsOf(list), generators, depth, "[", "]");
    }
    return value.toString();
  }

  /** All that is not a number is one to Java. */
  private static String ofLiteral(Object value) {
    if (value instanceof Double number && number.isNaN()) {
      return "NaN";
    }
    return value instanceof Float number && number.isNaN() ? "NaNf" : new Literal(value).text();
  }

  private static String elements(
      List<@Nullable Object> values, Generators generators, int depth, String open, String close) {
    return values.stream()
        .map(each -> full(each, generators, depth + 1))
        .collect(Collectors.joining(", ", open, close));
  }
}
