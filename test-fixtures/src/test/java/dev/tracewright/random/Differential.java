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
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Compiles programs with the processor and runs each in all its forms, as it was written, as it was
 * generated and as a graph, on the same arguments. Many programs are compiled at once; one that
 * fails is left out and the others are compiled again.
 */
final class Differential {
  private static final int MOST_STEPS = 100_000;

  private final List<Failure> failures = new ArrayList<>();

  private Differential() {}

  /** What is wrong with these programs, the first thing of each. */
  static List<Failure> check(List<Source> sources) {
    Differential differential = new Differential();
    differential.compile(sources);
    return differential.failures;
  }

  private void compile(List<Source> sources) {
    if (sources.isEmpty()) {
      return;
    }
    Compilation compiled = Compilation.of(sources);
    boolean isNobodys =
        compiled.crash() != null
            || compiled.errors().stream().anyMatch(each -> owner(each, sources).isEmpty());
    if (isNobodys && sources.size() > 1) {
      int half = sources.size() / 2;
      compile(sources.subList(0, half));
      compile(sources.subList(half, sources.size()));
    } else if (isNobodys) {
      failures.add(crash(sources.get(0), compiled));
    } else if (!compiled.errors().isEmpty()) {
      compile(withoutRefused(sources, compiled));
    } else {
      run(sources, compiled);
    }
  }

  private static Failure crash(Source source, Compilation compiled) {
    String crash = compiled.crash();
    return crash == null
        ? new Failure(source, "error without a file", compiled.errors().toString())
        : new Failure(source, crash.startsWith("hang") ? "hang" : "crash", crash);
  }

  private static Optional<Source> owner(Compilation.Message message, List<Source> sources) {
    String name = message.file().replaceFirst("[._].*", "");
    return sources.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  private List<Source> withoutRefused(List<Source> sources, Compilation compiled) {
    Map<Source, List<Compilation.Message>> errors =
        compiled.errors().stream()
            .collect(Collectors.groupingBy(each -> owner(each, sources).orElseThrow()));
    errors.forEach((source, messages) -> failures.add(refused(source, messages, compiled)));
    return sources.stream().filter(each -> !errors.containsKey(each)).toList();
  }

  private static Failure refused(
      Source source, List<Compilation.Message> messages, Compilation compiled) {
    String text =
        messages.stream().map(Compilation.Message::toString).collect(Collectors.joining("\n"));
    for (Compilation.Message each : messages) {
      if (!isGenerated(each) && each.key().isEmpty()) {
        return new Failure(source, "illegal: " + each.code(), text);
      }
    }
    for (Compilation.Message each : messages) {
      if (!each.key().isEmpty()) {
        return new Failure(source, "refused " + each.key(), text);
      }
    }
    return new Failure(
        source, "generated: " + messages.get(0).code(), text + "\n" + generated(source, compiled));
  }

  private static boolean isGenerated(Compilation.Message message) {
    return message.file().endsWith("GraphModule.java");
  }

  private static String generated(Source source, Compilation compiled) {
    byte[] text = compiled.files().get("r/" + source.name() + "_RunGraphModule.java");
    return text == null ? "" : methods(new String(text, StandardCharsets.UTF_8));
  }

  /** Of a generated class, what is of interest. */
  private static String methods(String code) {
    int from = code.indexOf("  /**\n   * What ");
    int to = code.indexOf("  @Override\n  public Object call(");
    return from < 0 || to < from ? code : code.substring(from, to);
  }

  private void run(List<Source> sources, Compilation compiled) {
    Set<Source> warned = new java.util.HashSet<>();
    for (Compilation.Message each : compiled.messages()) {
      if (isGenerated(each)) {
        owner(each, sources)
            .filter(warned::add)
            .ifPresent(
                source ->
                    failures.add(
                        new Failure(
                            source,
                            "generated warns: " + each.code(),
                            each + "\n" + generated(source, compiled))));
      }
    }
    Loader loader = new Loader(compiled.files());
    for (Source source : sources) {
      if (!warned.contains(source)) {
        try {
          run(source, loader).ifPresent(failures::add);
        } catch (Throwable e) {
          failures.add(new Failure(source, "cannot run: " + e.getClass().getName(), trace(e)));
        }
      }
    }
  }

  private static String trace(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString().lines().limit(40).collect(Collectors.joining("\n"));
  }

  /** A form of a program, and how it is run. */
  private record Form(String name, Outcome.Body body) {}

  private Optional<Failure> run(Source source, Loader loader) throws Throwable {
    StepBudget.grant(MOST_STEPS);
    Class<?> type;
    try {
      type = Class.forName("r." + source.name(), true, loader);
    } catch (VerifyError e) {
      // javac 17 makes invalid code of some switch expressions.
      return Optional.empty();
    }
    Class<?> generated = loader.loadClass("r." + source.name() + "_RunGraphModule");
    Method original =
        Arrays.stream(type.getDeclaredMethods())
            .filter(each -> each.getName().equals("run"))
            .findFirst()
            .orElseThrow();
    GraphModule module =
        (GraphModule)
            java.util.Objects.requireNonNull(Reflection.invoke(generated.getMethod("of"), null));
    Method twin = generated.getMethod("run", original.getParameterTypes());
    Graph graph = module.graph();
    Optional<String> unsound = unsound(graph);
    if (unsound.isPresent()) {
      return Optional.of(new Failure(source, "unsound graph", unsound.get() + "\n" + graph));
    }
    Interpreter interpreter =
        new Counting(graph, MethodHandles.privateLookupIn(type, MethodHandles.lookup()));
    List<Outcome> expected = new ArrayList<>();
    for (@Nullable Object[] row : rows(type)) {
      StepBudget.grant(MOST_STEPS);
      try {
        expected.add(Outcome.of(arguments -> Reflection.invoke(original, null, arguments), row));
      } catch (StepBudget.Exhausted e) {
        return Optional.empty();
      }
    }
    List<Form> forms =
        List.of(
            new Form("generated", arguments -> Reflection.invoke(twin, module, arguments)),
            new Form("interpreted", interpreter::run));
    for (Form form : forms) {
      Optional<Failure> found = compare(source, form, rows(type), expected);
      if (found.isPresent()) {
        String code = "\n" + graph + "\n" + methods(module.code());
        Failure failure = found.get();
        return Optional.of(new Failure(source, failure.kind(), failure.detail() + code));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Object[][] rows(Class<?> type) throws Throwable {
    return (Object[][])
        java.util.Objects.requireNonNull(Reflection.invoke(type.getDeclaredMethod("rows"), null));
  }

  private static Optional<String> unsound(Graph graph) {
    try {
      graph.lint();
      Graph parsed = Graph.parse(graph.toString());
      parsed.lint();
      return graph.difference(parsed).map(Object::toString);
    } catch (RuntimeException e) {
      return Optional.of(trace(e));
    }
  }

  private static Optional<Failure> compare(
      Source source, Form form, @Nullable Object[][] rows, List<Outcome> expected) {
    for (int i = 0; i < rows.length; i++) {
      String arguments = Values.describe(rows[i]);
      StepBudget.grant(20 * MOST_STEPS);
      try {
        Outcome actual = Outcome.of(form.body(), rows[i]);
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
          : actual.result().replaceFirst("(throws [\\w.$]*)[^$]*", "$1");
    }
    if (expected.result().equals(actual.result())) {
      return "has other effects";
    }
    return expected.isThrown() ? "throws something else" : "returns something else";
  }

  /** An interpreter that takes a step with each node. */
  private static final class Counting extends Interpreter {
    Counting(Graph graph, MethodHandles.Lookup lookup) {
      super(graph, null, lookup);
    }

    @Override
    protected @Nullable Object runNode(Node node, Environment env) throws Throwable {
      StepBudget.spend();
      return super.runNode(node, env);
    }
  }

  /** Loads what was compiled, with asserts switched on. */
  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> files;

    Loader(Map<String, byte[]> files) {
      super(Differential.class.getClassLoader());
      this.files = files;
      setDefaultAssertionStatus(true);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] classFile = files.get(name.replace('.', '/') + ".class");
      if (classFile == null) {
        throw new ClassNotFoundException(name);
      }
      byte[] woven = StepBudget.spending(classFile);
      return defineClass(name, woven, 0, woven.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] file = files.get(name);
      return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }
  }
}
