package dev.tracewright.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** Sources whose capture is measured: straight-line code of a given number of nodes. */
enum MeasuredSources {
  /** Arithmetic on two parameters, two nodes a statement. */
  SCALAR("arithmetic") {
    @Override
    void add(int number, int nodes, List<JavaFileObject> sources) {
      StringBuilder lines = new StringBuilder();
      for (int i = 1; i <= nodes / 2; i++) {
        lines.append("    double v%d = v%d * y + x;%n".formatted(i, i - 1));
      }
      sources.add(function("Scalar" + number, lines, nodes / 2, ""));
    }
  },

  /** Calls of the JDK, which are recorded, and of a function of the class, which is entered. */
  CALLS("calls") {
    @Override
    void add(int number, int nodes, List<JavaFileObject> sources) {
      StringBuilder lines = new StringBuilder();
      for (int i = 1; i <= nodes / 4; i++) {
        lines.append("    double v%d = step(Math.sin(v%d), y);%n".formatted(i, i - 1));
      }
      String step =
          """

            private static double step(double a, double b) {
              return Math.max(a * b, -a);
            }
          """;
      sources.add(function("Calls" + number, lines, nodes / 4, step));
    }
  },

  /** A list of blocks filled by the constructor, five nodes each. */
  MODULES("modules") {
    @Override
    void add(int number, int nodes, List<JavaFileObject> sources) {
      String type = "Stack" + number;
      String text =
          """
          package measured;
          import java.util.*;
          @dev.tracewright.annotations.Traceable
          final class %1$s {
            private final List<Block> blocks;
            %1$s(double weight) {
              List<Block> made = new ArrayList<>();
              for (int i = 0; i < %2$d; i++) {
                made.add(new Block(weight + i, weight - i));
              }
              blocks = List.copyOf(made);
            }
            double forward(double x) {
              double y = x;
              for (Block block : blocks) {
                y = block.forward(y);
              }
              return y;
            }
            @dev.tracewright.annotations.Traceable
            static final class Block {
              private final double weight;
              private final double bias;
              Block(double weight, double bias) {
                this.weight = weight;
                this.bias = bias;
              }
              double forward(double x) {
                return Math.max(x * weight + bias, 0);
              }
            }
          }
          """;
      sources.add(new Text(type, text.formatted(type, nodes / 5)));
    }
  };

  private static final int NODES_PER_GRAPH = 1_000;

  private final String text;

  MeasuredSources(String text) {
    this.text = text;
  }

  /** What is in them, for a table. */
  String text() {
    return text;
  }

  /** Classes of about so many nodes in all, at most a thousand to a graph. */
  List<JavaFileObject> of(int nodes) {
    List<JavaFileObject> sources = new ArrayList<>();
    for (int left = nodes; left > 0; left -= NODES_PER_GRAPH) {
      add(sources.size(), Math.min(left, NODES_PER_GRAPH), sources);
    }
    return sources;
  }

  abstract void add(int number, int nodes, List<JavaFileObject> sources);

  /** One function whose graph grows with the turns of its loops, though its source does not. */
  static List<JavaFileObject> oneGraph(int nodes) {
    String text =
        """
        package measured;
        final class Loop {
          @dev.tracewright.annotations.Traceable(unrollLimit = %1$d)
          static double f(double x, double y) {
            double v = x;
            for (int i = 0; i < %1$d; i++) {
              v = v * y + x;
            }
            return v;
          }
        }
        """;
    return List.of(new Text("Loop", text.formatted(nodes / 2)));
  }

  /** The files below a folder. */
  static List<JavaFileObject> below(Path root) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(each -> each.toString().endsWith(".java")).sorted().toList();
    }
    List<JavaFileObject> sources = new ArrayList<>();
    for (Path each : files) {
      sources.add(new Text(each.toUri(), Files.readString(each, StandardCharsets.UTF_8)));
    }
    return sources;
  }

  private static JavaFileObject function(
      String type, StringBuilder lines, int last, String members) {
    String text =
        """
        package measured;
        final class %s {
          @dev.tracewright.annotations.Traceable
          static double f(double x, double y) {
            double v0 = x;
        %s    return v%d;
          }%s
        }
        """;
    return new Text(type, text.formatted(type, lines, last, members));
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(String type, String text) {
      this(URI.create("string:///measured/" + type + ".java"), text);
    }

    Text(URI uri, String text) {
      super(uri, Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
