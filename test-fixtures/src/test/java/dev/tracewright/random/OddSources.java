package dev.tracewright.random;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sources that are valid and odd. The resources hold statements, each of which uses a number {@code
 * x} and a {@code log} and may come with members of its class, and whole compilation units. From
 * the statements come programs of one, and random ones in which several stand in each other. A
 * dollar sign in a name stands for a number that makes it unique.
 */
final class OddSources {
  private static final int SIZE = 200;

  private static final List<String> WRAPPERS =
      List.of(
          "{\n#\n}",
          "if (x > 1) {\n#\n} else {\n#\n}",
          "if (x != 5) {\n#\n}",
          "for (int i$ = 0; i$ < 2; i$++) {\n#\n}",
          "for (int i$ = 0; i$ < (x & 3); i$++) {\n#\n}",
          "while (true) {\n#\nif (x < 1_000_000_000) {\nbreak;\n}\n}",
          "do {\n#\n} while (x == 1_000_000_007);",
          "for (int e$ : new int[] {1, x}) {\n#\n}",
          "for (Object e$ : List.of(1, \"a\")) {\n#\n}",
          "switch (x & 3) {\ncase 1:\n#\nbreak;\ncase 2: {\n#\n}\ndefault:\nlog.add(\"d\");\n}",
          "switch (x) {\ncase 1, 7 -> {\n#\n}\ndefault -> {\n#\n}\n}",
          "log.note(\"s\", switch (x) {\ncase 1:\n#\ndefault: {\n#\nyield x + 1;\n}\n});",
          "try {\n#\n} finally {\nlog.add(\"f\");\n}",
          "try {\nlog.add(\"t\");\n} finally {\n#\n}",
          "try {\n#\nlog.fail(\"f\");\n} catch (IllegalStateException e$) {\n#\n}",
          "try (Log.Resource r$ = log.open(\"r\")) {\n#\n}",
          "synchronized (log) {\n#\n}",
          "l$: {\n#\nif (x > 0) {\nbreak l$;\n}\nlog.add(\"l\");\n}",
          "Runnable r$ = () -> {\n#\n};\nr$.run();",
          "log.around(() -> {\n#\n});",
          "log.note(\"f\", ((IntUnaryOperator) y$ -> {\n#\nreturn y$ + x;\n}).applyAsInt(3));",
          "new Object() {\nvoid go() {\n#\n}\n}.go();",
          "class C$ {\nC$() {\n#\n}\nvoid go() {\n#\n}\n}\nnew C$().go();",
          "Object o$ = x;\nif (o$ instanceof Integer n$ && n$ > 1) {\n#\n}");

  /** A piece of odd code, and what it needs beside it in its class. */
  private record Snippet(String statements, String members) {}

  private final Map<String, Snippet> snippets = new LinkedHashMap<>();
  private int names;

  /** The statements of a resource. */
  OddSources(String resource) {
    entries(resource)
        .forEach(
            (name, text) -> {
              String[] parts = text.split("\\n\\+\\+\\+\\n", -1);
              snippets.put(name, new Snippet(parts[0], parts.length > 1 ? parts[1] : ""));
            });
  }

  /** One program for each statement, by its name. */
  Map<String, Source> single() {
    Map<String, Source> all = new LinkedHashMap<>();
    snippets.forEach(
        (name, each) -> all.put(name, program("Single" + all.size(), List.of(), each)));
    return all;
  }

  /** A random program, with statements in statements. */
  Source mixed(String name, long seed) {
    Dice dice = new Dice(seed);
    List<String> members = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 1 + dice.below(3); i > 0; i--) {
      text.append(mixed(2, dice, members)).append('\n');
    }
    return program(name, members, new Snippet(text.toString(), ""));
  }

  private String mixed(int depth, Dice dice, List<String> members) {
    if (depth == 0 || dice.chance(30)) {
      Snippet made = renamed(dice.pick(List.copyOf(snippets.values())));
      members.add(made.members());
      return made.statements();
    }
    String wrapper = dice.pick(WRAPPERS).replace("$", "" + names++);
    StringBuilder text = new StringBuilder();
    for (String part : wrapper.split("((?<=#)|(?=#))", -1)) {
      text.append(part.equals("#") ? mixed(depth - 1, dice, members) : part);
    }
    return text.toString();
  }

  private Snippet renamed(Snippet snippet) {
    String number = "" + names++;
    return new Snippet(
        snippet.statements().replace("$", number), snippet.members().replace("$", number));
  }

  private Source program(String name, List<String> members, Snippet snippet) {
    Snippet own = renamed(snippet);
    String text =
        """
        %sfinal class %s {
        @Traceable
        static int run(int x, Log log) throws Exception {
        %s
        return log.note("end", x + 1);
        }
        %s
        %s
        static Object[][] rows() {
        return new Object[][] {
        {0, new Log()},
        {1, new Log()},
        {2, new Log()},
        {7, new Log()},
        {-5, new Log()},
        {Integer.MAX_VALUE, new Log()},
        };
        }
        }
        """
            .formatted(
                Source.HEAD, name, own.statements(), own.members(), String.join("\n", members));
    return new Source(name, text);
  }

  /** The compilation units of a resource, by their names; each declares a class {@code U}. */
  static Map<String, Source> units(String resource) {
    Map<String, Source> all = new LinkedHashMap<>();
    entries(resource)
        .forEach((name, text) -> all.put(name, new Source("U", Source.HEAD + repeated(text))));
    return all;
  }

  /** Words in capitals stand for what would be tedious to write out. */
  private static String repeated(String text) {
    return text.replace("EXPRESSION", "x" + times(" + x * %d", SIZE))
        .replace("BLOCKS", "{".repeat(SIZE) + "x++;" + "}".repeat(SIZE))
        .replace("STATEMENTS", times("x += x * %d;\n", 10 * SIZE))
        .replace("PARENTHESES", "(".repeat(SIZE) + "x" + ")".repeat(SIZE))
        .replace("LAMBDAS", "() -> (Supplier<?>) ".repeat(SIZE / 4) + "() -> x")
        .replace("CONDITIONALS", times("x == %d ? %1$d : ", SIZE) + "x")
        .replace("CALLS", "b" + times(".append(x + %d)", SIZE) + ".toString()")
        .replace("ELSES", times("if (x == %d) { return %1$d * x; } else ", SIZE) + "{ x++; }")
        .replace("CASES", times("case %d: x += %1$d; break;\n", 10 * SIZE))
        .replace("LOOPS", times("for (int i%d = 0; i%1$d < n; i%1$d++) ", 12) + "s += x;")
        .replace("KNOWN", times("for (int i%d = 0; i%1$d < 2; i%1$d++) ", 12) + "s += x;");
  }

  private static String times(String format, int count) {
    return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
  }

  /** The entries of a resource; each begins with a line {@code --- name}. */
  static Map<String, String> entries(String resource) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String entry : read(resource).split("(?m)^--- ", -1)) {
      if (!entry.isBlank()) {
        int end = entry.indexOf('\n');
        all.put(entry.substring(0, end), entry.substring(end + 1));
      }
    }
    return all;
  }

  private static String read(String resource) {
    try (InputStream in = OddSources.class.getResourceAsStream("/random/" + resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
