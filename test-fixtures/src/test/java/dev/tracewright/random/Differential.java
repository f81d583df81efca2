package dev.tracewright.random;

import dev.tracewright.fixtures.coverage.StepBudget;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compiles programs with the processor and runs each in all its forms, as it was written, as it was
 * generated and as a graph, on the same arguments. Many programs are compiled at once; one that
 * fails is left out and the others are compiled again.
 */
final class Differential {
  private final String[] options;
  private final List<Failure> failures = new ArrayList<>();
  private final Set<Source> rewritten = new HashSet<>();

  private Differential(String... options) {
    this.options = options;
  }

  /** Checks these programs, compiled with more options. */
  static Differential of(List<Source> sources, String... options) {
    Differential differential = new Differential(options);
    differential.compile(sources);
    return differential;
  }

  /** What is wrong with these programs, the first thing of each. */
  static List<Failure> check(List<Source> sources, String... options) {
    return of(sources, options).failures();
  }

  /** What is wrong with the programs, the first thing of each. */
  List<Failure> failures() {
    return failures;
  }

  /** The programs that ran and to which a rule was applied, if the compiler was asked to say so. */
  Set<Source> rewritten() {
    return rewritten;
  }

  private void compile(List<Source> sources) {
    if (sources.isEmpty()) {
      return;
    }
    Compilation compiled = Compilation.of(sources, options);
    boolean isLost =
        compiled.crash() != null
            || compiled.errors().stream().anyMatch(each -> owner(each, sources).isEmpty());
    boolean isInternal =
        compiled.errors().stream().anyMatch(each -> each.key().equals("[internal]"));
    if ((isLost || isInternal) && sources.size() > 1) {
      int half = sources.size() / 2;
      compile(sources.subList(0, half));
      compile(sources.subList(half, sources.size()));
    } else if ((isLost || isInternal) && Compilation.of(sources, "-proc:none").crash() != null) {
      // javac 17 does not get through some programs, whoever looks on.
    } else if (isLost) {
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
    String name = message.file().replaceFirst("(GraphModule)?[._].*", "");
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
    return Stream.of(source.name() + "_RunGraphModule", source.name() + "GraphModule")
        .map(each -> compiled.files().get("r/" + each + ".java"))
        .filter(java.util.Objects::nonNull)
        .map(each -> Forms.methods(new String(each, StandardCharsets.UTF_8)))
        .collect(Collectors.joining("\n"));
  }

  private void run(List<Source> sources, Compilation compiled) {
    Set<Source> warned = new HashSet<>();
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
    Set<String> subjects = compiled.rewritten();
    sources.stream().filter(each -> subjects.contains(each.name())).forEach(rewritten::add);
    Loader loader = new Loader(compiled.files());
    for (Source source : sources) {
      if (!warned.contains(source)) {
        try {
          compare(source, loader).ifPresent(failures::add);
        } catch (Throwable e) {
          failures.add(
              new Failure(source, "cannot run: " + e.getClass().getName(), Forms.trace(e)));
        }
      }
    }
  }

  /** One at a time: the budget of steps is one for all. */
  private static Optional<Failure> compare(Source source, Loader loader) throws Throwable {
    synchronized (Differential.class) {
      return Forms.compare(source, loader);
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
      byte[] woven = woven(name, classFile);
      return defineClass(name, woven, 0, woven.length);
    }

    /** What javac wrote can be so wrong that it cannot even be read. */
    private static byte[] woven(String name, byte[] classFile) {
      try {
        return StepBudget.spending(classFile);
      } catch (ArrayIndexOutOfBoundsException e) {
        throw new VerifyError(name + ": " + e);
      }
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] file = files.get(name);
      return file == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(file);
    }
  }
}
