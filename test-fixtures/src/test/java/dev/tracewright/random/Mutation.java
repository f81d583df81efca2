package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks a source: leaves out, doubles, swaps and replaces some of its words and signs. */
final class Mutation {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\\w+|\"(\\\\.|[^\"\\\\\\n])*\"|'(\\\\.|[^'\\\\\\n])'|.", Pattern.DOTALL);

  private static final List<String> FOREIGN =
      List.of(
          "{",
          "}",
          "(",
          ")",
          ";",
          "<",
          ">",
          "[",
          "]",
          "@",
          "->",
          "::",
          "?",
          ":",
          "...",
          "\"",
          "'",
          "int",
          "class",
          "record",
          "enum",
          "return",
          "yield",
          "switch",
          "case",
          "default",
          "try",
          "this",
          "super",
          "new",
          "static",
          "void",
          "var",
          "null",
          "Traceable",
          "x",
          "String",
          "0",
          "1e999",
          "0x",
          "\\u00",
          "/*",
          "//",
          "goto",
          "instanceof",
          "@Traceable",
          "throws Missing");

  private Mutation() {}

  /** A source of which something is different. */
  static Source of(Source source, Dice dice) {
    int head = Source.HEAD.length();
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(source.text().substring(head));
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    for (int i = 1 + dice.below(3); i > 0; i--) {
      mutate(tokens, dice);
    }
    return new Source(source.name(), Source.HEAD + String.join("", tokens));
  }

  private static void mutate(List<String> tokens, Dice dice) {
    int at = dice.below(tokens.size());
    int other = dice.below(tokens.size());
    switch (dice.below(6)) {
      case 0 -> tokens.remove(at);
      case 1 -> tokens.add(at, tokens.get(at));
      case 2 -> tokens.add(at, tokens.get(other));
      case 3 -> tokens.set(at, tokens.get(other));
      case 4 -> tokens.set(at, " " + dice.pick(FOREIGN) + " ");
      default -> {
        int end = Math.min(tokens.size(), at + 1 + dice.below(20));
        tokens.subList(at, end).clear();
        tokens.add(";");
      }
    }
  }
}
