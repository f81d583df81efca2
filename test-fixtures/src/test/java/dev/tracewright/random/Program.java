package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A random program: a class with a captured method {@code run} and a method {@code rows} that makes
 * the arguments of its runs.
 *
 * @param seed what it was made from
 * @param limit how often its loops are unrolled
 * @param result what {@code run} returns; null for {@code void}
 * @param fields the fields of the module whose method {@code run} is; null if that is static
 * @param rows the arguments of each run, lists of expressions
 */
record Program(
    String name,
    long seed,
    int limit,
    @Nullable Type result,
    List<Variable> parameters,
    Piece body,
    Piece members,
    @Nullable Piece fields,
    List<Piece> rows) {

  Program {
    parameters = List.copyOf(parameters);
    rows = List.copyOf(rows);
  }

  /** The same program with another body and other members. */
  Program with(Piece newBody, Piece newMembers) {
    return new Program(name, seed, limit, result, parameters, newBody, newMembers, fields, rows);
  }

  /** The same program with other fields. */
  Program withFields(Piece others) {
    return new Program(name, seed, limit, result, parameters, body, members, others, rows);
  }

  /** The same program run on other arguments. */
  Program withRows(List<Piece> others) {
    return new Program(name, seed, limit, result, parameters, body, members, fields, others);
  }

  /** The same program without a parameter. */
  Program without(int parameter) {
    List<Variable> fewer = new ArrayList<>(parameters);
    fewer.remove(parameter);
    List<Piece> shorter = new ArrayList<>();
    for (Piece row : rows) {
      List<Piece> arguments = new ArrayList<>(row.parts());
      arguments.remove(parameter);
      shorter.add(row.with(arguments));
    }
    return new Program(name, seed, limit, result, fewer, body, members, fields, shorter);
  }

  /** The same program under another name. */
  Program named(String other) {
    return new Program(other, seed, limit, result, parameters, body, members, fields, rows);
  }

  /** The same program with loops unrolled as usual. */
  Program unlimited() {
    return new Program(name, seed, 1024, result, parameters, body, members, fields, rows);
  }

  /** What is compiled. */
  Source source() {
    return Source.importing(name, text());
  }

  /** Its source, with the members that it uses. */
  String text() {
    String arguments =
        rows.stream().map(row -> "{" + row.text() + "}").collect(Collectors.joining(",\n"));
    String head = head();
    String used = head + body.text() + arguments + (fields == null ? "" : fields.text());
    List<String> kept = new ArrayList<>();
    for (int i = members.parts().size() - 1; i >= 0; i--) {
      String member = members.parts().get(i).text();
      if (mentions(used, declared(member))) {
        kept.add(0, member);
        used += member;
      }
    }
    String limited = limit == 1024 ? "" : "unrollLimit = " + limit;
    Piece own = fields;
    String start =
        own == null
            ? "final class %s {\n@Traceable(%s)\nstatic ".formatted(name, limited)
            : """
            @Traceable(method = "run"%s)
            final class %s {
            %s
            static %s root() {
            return new %s();
            }
            @Override public String toString() {
            return Log.state(this);
            }
            """
                .formatted(limited.isEmpty() ? "" : ", " + limited, name, own.text(), name, name);
    return Layout.indent(
        start
            + head
            + body.text()
            + "\n}\n\n"
            + String.join("\n\n", kept)
            + "\n\nstatic Object[][] rows() {\nreturn new Object[][] {\n"
            + arguments
            + "\n};\n}\n}\n");
  }

  private String head() {
    String declared =
        parameters.stream()
            .map(each -> each.type().text() + " " + each.name())
            .collect(Collectors.joining(", "));
    return "%s run(%s) {\n".formatted(result == null ? "void" : result.text(), declared);
  }

  /** The name of a member: the word before its first parenthesis. */
  private static String declared(String member) {
    String head = member.substring(0, member.indexOf('('));
    return head.substring(Math.max(head.lastIndexOf(' '), head.lastIndexOf('\n')) + 1);
  }

  /** Whether a text holds a word; a record is used wherever its type is. */
  static boolean mentions(String text, String word) {
    return Pattern.compile("\\b" + word + "\\b").matcher(text).find();
  }
}
