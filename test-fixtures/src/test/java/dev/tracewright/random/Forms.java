package dev.tracewright.random;

import dev.tracewright.GraphModule;
import dev.tracewright.fixtures.coverage.StepBudget;
import dev.tracewright.fixtures.differential.Outcome;
import dev.tracewright.fixtures.differential.Reflection;
import dev.tracewright.fixtures.differential.Values;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.interpret.Environment;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One compiled program, run as it was written, as generated and as a graph. */
final class Forms {
  private static final int MOST_STEPS = 100_000;

  private final Source source;
  private final Class<?> type;
  private final Method original;

  private Forms(Source source, Class<?> type) {
    this.source = source;
    this.type = type;
    this.original =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals("run"))
            .findFirst()
            .orElseThrow();
  }

  /** What is different between the forms of a program, if anything is. */
  static Optional<Failure> compare(Source source, ClassLoader loader) throws Throwable {
    StepBudget.grant(MOST_STEPS);
    try {
      return new Forms(source, Class.forName("r." + source.name(), true, loader)).compare();
    } catch (VerifyError e) {
      if (String.valueOf(e.getMessage()).contains("GraphModule")) {
        throw e;
      }
      // javac 17 makes invalid code of some switch expressions.
      return Optional.empty();
    }
  }

  /** A way to run the program; the arguments are followed by its root, if it has one. */
  private record Form(String name, Outcome.Body body) {}

  private Optional<Failure> compare() throws Throwable {
    List<Outcome> expected = new ArrayList<>();
    Object root = root();
    Form written =
        new Form("written", arguments -> Reflection.invoke(original, root, without(arguments)));
    for (@Nullable Object[] row : rows(root)) {
      StepBudget.grant(MOST_STEPS);
      try {
        expected.add(Outcome.of(written.body(), row));
      } catch (StepBudget.Exhausted e) {
        return Optional.empty();
      }
    }
    StepBudget.grant(MOST_STEPS);
    Object other = root();
    GraphModule module = module(other);
    Method twin = module.getClass().getMethod("run", original.getParameterTypes());
    Graph graph = module.graph();
    Optional<Failure> found =
        unsound(graph)
            .or(
                () ->
                    compare(
                        new Form(
                            "generated",
                            arguments -> Reflection.invoke(twin, module, without(arguments))),
                        other,
                        expected));
    return found
        .or(() -> compareInterpreted(graph, expected))
        .map(
            each ->
                new Failure(
                    source,
                    each.kind(),
                    each.detail() + "\n" + graph + "\n" + methods(module.code())));
  }

  private Optional<Failure> compareInterpreted(Graph graph, List<Outcome> expected) {
    Object root = root();
    Interpreter interpreter = interpreter(graph, root);
    Form form = new Form("interpreted", arguments -> interpreter.run(without(arguments)));
    return compare(form, root, expected);
  }

  private Interpreter interpreter(Graph graph, @Nullable Object root) {
    try {
      return new Counting(graph, root, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isFunction() {
    return java.lang.reflect.Modifier.isStatic(original.getModifiers());
  }

  private @Nullable Object root() {
    return isFunction() ? null : made("root");
  }

  private GraphModule module(@Nullable Object root) throws Throwable {
    ClassLoader loader = type.getClassLoader();
    if (isFunction()) {
      Class<?> generated = Class.forName(type.getName() + "_RunGraphModule", true, loader);
      return (GraphModule)
          Objects.requireNonNull(Reflection.invoke(generated.getMethod("of"), null));
    }
    Class<?> generated = Class.forName(type.getName() + "GraphModule", true, loader);
    return (GraphModule)
        Objects.requireNonNull(Reflection.invoke(generated.getMethod("of", type), null, root));
  }

  private Object made(String method) {
    try {
      return Objects.requireNonNull(Reflection.invoke(type.getDeclaredMethod(method), null));
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** The arguments of each run, with the root behind them, so that it is seen what became of it. */
  private List<@Nullable Object[]> rows(@Nullable Object root) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (@Nullable Object[] each : (Object[][]) made("rows")) {
      @Nullable Object[] row = Arrays.copyOf(each, each.length + 1);
      row[each.length] = root;
      rows.add(row);
    }
    return rows;
  }

  private static @Nullable Object[] without(@Nullable Object[] row) {
    return Arrays.copyOf(row, row.length - 1);
  }

  private Optional<Failure> unsound(Graph graph) {
    String problem;
    try {
      graph.lint();
      Graph parsed = Graph.parse(graph.toString());
      parsed.lint();
      problem = graph.difference(parsed).map(Object::toString).orElse("");
    } catch (RuntimeException e) {
      problem = trace(e);
    }
    return problem.isEmpty()
        ? Optional.empty()
        : Optional.of(new Failure(source, "unsound graph", problem));
  }

  private Optional<Failure> compare(Form form, @Nullable Object root, List<Outcome> expected) {
    List<@Nullable Object[]> rows = rows(root);
    for (int i = 0; i < rows.size(); i++) {
      String arguments = Values.describe(rows.get(i));
      StepBudget.grant(20 * MOST_STEPS);
      try {
        Outcome actual = Outcome.of(form.body(), rows.get(i));
        if (!actual.equals(expected.get(i))) {
          return Optional.of(
              new Failure(
                  source,
                  form.name() + " " + difference(expected.get(i), actual),
                  "on %s\noriginal:    %s\n%s: %s"
                      .formatted(arguments, expected.get(i), form.name(), actual)));
        }
      } catch (StepBudget.Exhausted e) {
        return Optional.of(new Failure(source, form.name() + " does not end", "on " + arguments));
      } catch (LinkageError e) {
        return Optional.of(new Failure(source, form.name() + " " + e.getClass(), trace(e)));
      }
    }
    return Optional.empty();
  }

  /** In a few words, what is different; mistakes that differ in it are different mistakes. */
  private static String difference(Outcome expected, Outcome actual) {
    if (expected.isThrown() != actual.isThrown()) {
      return expected.isThrown()
          ? "does not throw"
          : actual.result().replaceFirst("(?s)(throws [\\w.]*).*", "$1");
    }
    if (expected.result().equals(actual.result())) {
      return "has other effects";
    }
    return expected.isThrown() ? "throws something else" : "returns something else";
  }

  /** Of a generated class, what is of interest. */
  static String methods(String code) {
    int from = code.indexOf("  /**\n   * What ");
    int to = code.indexOf("  @Override\n  public Object call(");
    return from < 0 || to < from ? code : code.substring(from, to);
  }

  /** The beginning of an exception's stack trace. */
  static String trace(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString().lines().limit(40).collect(Collectors.joining("\n"));
  }

  /** An interpreter that takes a step with each node. */
  private static final class Counting extends Interpreter {
    Counting(Graph graph, @Nullable Object root, MethodHandles.Lookup lookup) {
      super(graph, root, lookup);
    }

    @Override
    protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
      StepBudget.spend();
      return super.runNode(node, env);
    }
  }
}
