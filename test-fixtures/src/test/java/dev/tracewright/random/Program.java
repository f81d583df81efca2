package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A random program: a class with a captured method {@code run} and a method {@code rows} that makes
 * the arguments of its runs.
 *
 * @param seed what it was made from
 * @param limit how often its loops are unrolled
 * @param result what {@code run} returns; null for {@code void}
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
    List<Piece> rows) {

  Program {
    parameters = List.copyOf(parameters);
    rows = List.copyOf(rows);
  }

  /** The same program with another body and other members. */
  Program with(Piece newBody, Piece newMembers) {
    return new Program(name, seed, limit, result, parameters, newBody, newMembers, rows);
  }

  /** The same program run on other arguments. */
  Program withRows(List<Piece> others) {
    return new Program(name, seed, limit, result, parameters, body, members, others);
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
    return new Program(name, seed, limit, result, fewer, body, members, shorter);
  }

  /** The same program under another name. */
  Program named(String other) {
    return new Program(other, seed, limit, result, parameters, body, members, rows);
  }

  /** The same program with loops unrolled as usual. */
  Program unlimited() {
    return new Program(name, seed, 1024, result, parameters, body, members, rows);
  }

  /** What is compiled. */
  Source source() {
    return new Source(name, text());
  }

  /** Its source. */
  String text() {
    String declared =
        parameters.stream()
            .map(each -> each.type().text() + " " + each.name())
            .collect(Collectors.joining(", "));
    String all =
        rows.stream().map(row -> "{" + row.text() + "}").collect(Collectors.joining(",\n"));
    return Layout.indent(
        Source.HEAD
            + "final class %s {\n".formatted(name)
            + (limit == 1024 ? "@Traceable\n" : "@Traceable(unrollLimit = %d)\n".formatted(limit))
            + "static %s run(%s) {\n".formatted(result == null ? "void" : result.text(), declared)
            + body.text()
            + "\n}\n\n"
            + members.text()
            + "\n\nstatic Object[][] rows() {\nreturn new Object[][] {\n"
            + all
            + "\n};\n}\n}\n");
  }
}
