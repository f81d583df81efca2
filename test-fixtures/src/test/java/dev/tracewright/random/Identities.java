package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes code that rules put simpler, such as {@code x + 0}. */
final class Identities {
  /**
   * What a rule looks for.
   *
   * @param template the expression; each {@code #} is an operand, {@code $} and {@code @} each are
   *     a variable, the same wherever it stands
   */
  private record Form(Type type, Type operand, String template) {}

  private static final List<String> WHOLE =
      List.of(
          "(# + 0)",
          "(0 + #)",
          "(# - 0)",
          "(0 - #)",
          "($ - $)",
          "(# * 1)",
          "(1 * #)",
          "(# * 0)",
          "(# * (-1))",
          "(# / 1)",
          "(# % 1)",
          "(- (- #))",
          "(~(~#))",
          "(# + (- #))",
          "(# - (- #))",
          "($ & $)",
          "(# & 0)",
          "(# & (-1))",
          "($ | $)",
          "(# | 0)",
          "(# | (-1))",
          "($ ^ $)",
          "(# ^ 0)",
          "(# ^ (-1))",
          "(# << 0)",
          "(# >> 0)",
          "(# >>> 0)",
          "(($ * #) + ($ * #))",
          "(# * 8)",
          "(# * 0x4000_0000)",
          "Math.abs(- #)",
          "Math.min($, $)",
          "Math.max($, $)");

  private static final List<String> EXTREMES =
      List.of(
          "($ < @ ? $ : @)",
          "($ <= @ ? $ : @)",
          "($ > @ ? $ : @)",
          "($ >= @ ? $ : @)",
          "($ < @ ? @ : $)",
          "($ <= @ ? @ : $)",
          "($ > @ ? @ : $)",
          "($ >= @ ? @ : $)",
          "($ < 0 ? - $ : $)",
          "($ <= 0 ? - $ : $)",
          "($ > 0 ? $ : - $)",
          "($ >= 0 ? $ : - $)");

  private static final List<String> INT =
      List.of("Math.floorMod(#, 2)", "Math.floorDiv(#, 2)", "Integer.divideUnsigned(#, 2)");

  private static final List<String> DOUBLE =
      List.of(
          "(- (- #))",
          "(# * 1.0)",
          "(1.0 * #)",
          "(# / 1.0)",
          "(# - 0.0)",
          "(# * (-1.0))",
          "((-1.0) * #)",
          "(# / 2.0)",
          "(# * 2.0)",
          "(2.0 * #)",
          "Math.abs(- #)",
          "(# / 0.25)",
          "(# / 1024.0)");

  private static final List<String> BOOLEAN =
      List.of(
          "(!(!#))",
          "($ & $)",
          "($ | $)",
          "($ ^ $)",
          "(# & true)",
          "(# & false)",
          "(# | false)",
          "(# | true)",
          "(# ^ false)",
          "(# ^ true)",
          "((!#) & (!#))",
          "((!#) | (!#))",
          "($ & ($ | #))",
          "($ | ($ & #))");

  private static final List<String> OF_TEXT =
      List.of("(#.length() == 0)", "#.equals(\"\")", "(#.indexOf(#) >= 0)", "(#.indexOf(#) != -1)");

  private static final List<String> TEXT =
      List.of(
          "new StringBuilder().append(#).append(#).toString()",
          "new StringBuilder().append(#).append(#).append(#).toString()",
          "#.substring(0)");

  /**
   * Two statements that a rule looks for, whatever stands between them.
   *
   * @param first declares {@code @}; each {@code #} is a text
   * @param last makes a value of {@code @}, and of an operand of its own type if there is a hole
   * @param operand its type
   */
  private record Split(String first, Type type, String last, Type operand) {}

  private static final List<Split> SPLITS =
      List.of(
          new Split("int @ = #.length();", Type.BOOLEAN, "@ == 0", Type.TEXT),
          new Split("int @ = #.indexOf(#);", Type.BOOLEAN, "@ >= 0", Type.TEXT),
          new Split("int @ = #.indexOf(#);", Type.BOOLEAN, "@ != -1", Type.TEXT),
          new Split(
              "StringBuilder @ = new StringBuilder().append(#);",
              Type.TEXT,
              "@.append(#).toString()",
              Type.TEXT),
          new Split(
              "StringBuilder @ = new StringBuilder().append(#);",
              Type.TEXT,
              "@.append(#).toString()",
              Type.INT));

  private static final List<Form> FORMS =
      Stream.of(
              forms(Type.INT, Type.INT, WHOLE),
              forms(Type.INT, Type.INT, EXTREMES),
              forms(Type.INT, Type.INT, INT),
              forms(Type.LONG, Type.LONG, WHOLE),
              forms(Type.LONG, Type.LONG, EXTREMES),
              forms(Type.DOUBLE, Type.DOUBLE, DOUBLE),
              forms(Type.BOOLEAN, Type.BOOLEAN, BOOLEAN),
              forms(Type.BOOLEAN, Type.INT, List.of("(# % 2 == 0)", "(# % 2 != 0)")),
              forms(Type.BOOLEAN, Type.TEXT, OF_TEXT),
              forms(Type.TEXT, Type.TEXT, TEXT))
          .flatMap(each -> each)
          .toList();

  private final Generator generator;
  private final Expressions expressions;
  private final Dice dice;

  Identities(Generator generator) {
    this.expressions = generator.expressions();
    this.generator = generator;
    this.dice = generator.dice();
  }

  private static Stream<Form> forms(Type type, Type operand, List<String> templates) {
    return templates.stream().map(each -> new Form(type, operand, each));
  }

  /** Whether there are any of a type. */
  static boolean has(Type type) {
    return FORMS.stream().anyMatch(each -> each.type() == type);
  }

  /** An expression that is one. */
  Piece make(Type type, Scope scope, int depth) {
    Form form = dice.pick(FORMS.stream().filter(each -> each.type() == type).toList());
    Piece same = expressions.leaf(form.operand(), scope);
    Piece other = expressions.leaf(form.operand(), scope);
    List<Piece> parts = new ArrayList<>();
    for (char each : form.template().toCharArray()) {
      switch (each) {
        case '#' -> parts.add(expressions.make(form.operand(), scope, depth - 1));
        case '$' -> parts.add(same);
        case '@' -> parts.add(other);
        default -> {}
      }
    }
    String template = form.template().replace('$', '#').replace('@', '#');
    return Piece.expression(type, template, parts.toArray(Piece[]::new));
  }

  /** Declares a variable that a rule makes from what stands before and behind a statement. */
  Piece statement(Scope scope, Piece between) {
    Split split = dice.pick(SPLITS);
    String found = generator.fresh("i");
    String name = generator.fresh("v");
    List<Piece> parts = new ArrayList<>(operands(split.first(), Type.TEXT, scope));
    parts.add(between);
    parts.addAll(operands(split.last(), split.operand(), scope));
    scope.add(Variable.constant(split.type(), name));
    String template =
        "%s\n#\n%s %s = %s;".formatted(split.first(), split.type().text(), name, split.last());
    return Piece.statement(template.replace("@", found), parts.toArray(Piece[]::new));
  }

  private List<Piece> operands(String template, Type type, Scope scope) {
    List<Piece> operands = new ArrayList<>();
    for (long i = template.chars().filter(each -> each == '#').count(); i > 0; i--) {
      operands.add(expressions.make(type, scope, 1));
    }
    return operands;
  }
}
