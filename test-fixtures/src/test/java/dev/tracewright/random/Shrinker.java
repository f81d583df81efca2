package dev.tracewright.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a failing program small: leaves statements out, puts statements in the place of those that
 * hold them and expressions in the place of those they are part of, as long as the same is wrong.
 * Whether what comes out is a program at all is for the compiler to say.
 */
final class Shrinker {
  private static final int AT_ONCE = 32;

  private final String kind;
  private final String[] options;
  private Program smallest;

  private Shrinker(Program program, String kind, String... options) {
    this.smallest = program;
    this.kind = kind;
    this.options = options;
  }

  /** The smallest program found in which the same is wrong if it is compiled with these options. */
  static Program shrink(Program program, String kind, String... options) {
    Shrinker shrinker = new Shrinker(program, kind, options);
    while (shrinker.step()) {
      // Each step starts again from what the last one found.
    }
    return shrinker.smallest;
  }

  private boolean step() {
    int length = smallest.text().length();
    List<Program> candidates = new ArrayList<>();
    for (Program each : candidates()) {
      if (each.text().length() < length) {
        candidates.add(each);
      }
    }
    for (int from = 0; from < candidates.size(); from += AT_ONCE) {
      List<Program> some = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()));
      List<Source> sources = new ArrayList<>();
      for (int i = 0; i < some.size(); i++) {
        sources.add(some.get(i).named("S" + i).source());
      }
      Set<Source> failing = failing(sources);
      for (int i = 0; i < some.size(); i++) {
        Source source = sources.get(i);
        // A mistake of one program can keep the compiler from seeing that of another.
        if (failing.contains(source) && !failing(List.of(source)).isEmpty()) {
          smallest = some.get(i);
          return true;
        }
      }
    }
    return false;
  }

  private Set<Source> failing(List<Source> sources) {
    return Differential.check(sources, options).stream()
        .filter(each -> each.kind().equals(kind))
        .map(Failure::source)
        .collect(Collectors.toSet());
  }

  private List<Program> candidates() {
    List<Program> all = new ArrayList<>();
    if (smallest.rows().size() > 1) {
      smallest.rows().forEach(row -> all.add(smallest.withRows(List.of(row))));
    }
    smaller(smallest.members())
        .forEach(members -> all.add(smallest.with(smallest.body(), members)));
    smaller(smallest.body()).forEach(body -> all.add(smallest.with(body, smallest.members())));
    Piece fields = smallest.fields();
    if (fields != null) {
      smaller(fields).forEach(each -> all.add(smallest.withFields(each)));
    }
    String code = smallest.body().text();
    for (int i = 0; i < smallest.parameters().size(); i++) {
      String name = smallest.parameters().get(i).name();
      if (!Program.mentions(code, name)) {
        all.add(smallest.without(i));
      }
    }
    for (int i = 0; i < smallest.rows().size(); i++) {
      Piece row = smallest.rows().get(i);
      for (int j = 0; j < row.parts().size(); j++) {
        for (Piece argument : smaller(row.parts().get(j))) {
          List<Piece> rows = new ArrayList<>(smallest.rows());
          rows.set(i, row.with(j, argument));
          all.add(smallest.withRows(rows));
        }
      }
    }
    if (smallest.limit() != 1024) {
      all.add(smallest.unlimited());
    }
    return all;
  }

  /** What a piece could be replaced by, the smallest first, then what its parts could be. */
  private static List<Piece> smaller(Piece piece) {
    List<Piece> all = new ArrayList<>();
    switch (piece.kind()) {
      case LIST -> all.addAll(shorter(piece));
      case STATEMENT -> inner(piece, all);
      case EXPRESSION -> {
        Type type = java.util.Objects.requireNonNull(piece.type());
        all.add(Expressions.simplest(type));
        operands(piece, type, all);
      }
      case OTHER -> {}
    }
    for (int i = 0; i < piece.parts().size(); i++) {
      for (Piece part : smaller(piece.parts().get(i))) {
        all.add(piece.with(i, part));
      }
    }
    return all;
  }

  private static List<Piece> shorter(Piece list) {
    List<Piece> all = new ArrayList<>();
    int size = list.parts().size();
    for (int length = size; length > 0; length /= 2) {
      for (int from = 0; from < size; from += length) {
        List<Piece> rest = new ArrayList<>(list.parts().subList(0, from));
        rest.addAll(list.parts().subList(Math.min(size, from + length), size));
        all.add(list.with(rest));
      }
    }
    return all;
  }

  private static void inner(Piece piece, List<Piece> found) {
    for (Piece part : piece.parts()) {
      if (part.kind() == Piece.Kind.LIST && part.template().equals("\n")) {
        found.add(part);
      } else if (part.kind() != Piece.Kind.EXPRESSION) {
        inner(part, found);
      }
    }
  }

  private static void operands(Piece piece, Type type, List<Piece> found) {
    for (Piece part : piece.parts()) {
      if (part.kind() == Piece.Kind.EXPRESSION && part.type() == type) {
        found.add(part);
      } else {
        operands(part, type, found);
      }
    }
  }
}
