package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.processor.syntax.ClassInfo;
import dev.tracewright.processor.syntax.Program;
import java.util.Optional;

/** Reads the value of a {@code @Specialize}. */
public final class SpecializeText {
  private SpecializeText() {}

  /**
   * The value that {@code text} gives a parameter of type {@code type}.
   *
   * @return empty if the text is no value of that type
   */
  public static Optional<Argument> parse(String text, TypeRef type, Program program) {
    if (type instanceof PrimitiveType primitive) {
      return primitive(text.trim(), primitive).map(Literal::new);
    }
    if (type.equals(ClassType.STRING)) {
      return Optional.of(text.equals("null") ? Literal.NULL : new Literal(text));
    }
    if (text.trim().equals("null")) {
      return Optional.of(Literal.NULL);
    }
    if (type instanceof ClassType owner
        && program.info(owner).filter(each -> each.kind() == ClassInfo.Kind.ENUM).isPresent()) {
      return program
          .field(owner, text.trim())
          .filter(each -> each.enumConstant())
          .map(each -> new EnumConstant(owner, each.name()));
    }
    return Optional.empty();
  }

  /** A text that would be a value of a type, for a message. */
  static String example(TypeRef type) {
    if (type instanceof PrimitiveType primitive) {
      return switch (primitive) {
        case BOOLEAN -> "true or false";
        case CHAR -> "one character";
        case FLOAT, DOUBLE -> "a number such as 0.5";
        default -> "a whole number in its range";
      };
    }
    return "null, or the name of a constant where the type is an enum";
  }

  private static Optional<Object> primitive(String text, PrimitiveType type) {
    try {
      return switch (type) {
        case BOOLEAN ->
            text.equals("true") || text.equals("false")
                ? Optional.of(Boolean.valueOf(text))
                : Optional.empty();
        case BYTE -> Optional.of(Byte.decode(plain(text)));
        case SHORT -> Optional.of(Short.decode(plain(text)));
        case INT -> Optional.of(Integer.decode(plain(text)));
        case LONG -> Optional.of(Long.decode(plain(withoutSuffix(text, "lL"))));
        case FLOAT -> Optional.of(Float.valueOf(number(withoutSuffix(text, "fF"))));
        case DOUBLE -> Optional.of(Double.valueOf(number(withoutSuffix(text, "dD"))));
        case CHAR -> character(text);
        case VOID -> Optional.empty();
      };
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Object> character(String text) {
    String bare =
        text.length() == 3 && text.startsWith("'") && text.endsWith("'")
            ? text.substring(1, 2)
            : text;
    return bare.length() == 1 ? Optional.of(bare.charAt(0)) : Optional.empty();
  }

  private static String plain(String text) {
    return text.replace("_", "");
  }

  /** Refuses what {@code Double.valueOf} takes beyond Java's own literals and the special names. */
  private static String number(String text) {
    String name = text.startsWith("-") ? text.substring(1) : text;
    if (name.equals("NaN") || name.equals("Infinity")) {
      return text;
    }
    if (text.isEmpty() || "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0) {
      throw new NumberFormatException(text);
    }
    return plain(text);
  }

  private static String withoutSuffix(String text, String suffixes) {
    return !text.isEmpty() && suffixes.indexOf(text.charAt(text.length() - 1)) >= 0
        ? text.substring(0, text.length() - 1)
        : text;
  }
}
