package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.TypeGenerator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Capture leaves no trace in the user's own classes: programs that stop compiling when their live
 * trees are asked for types compile to the same class files with a captured function in them, and
 * ours come on top; every host and every order of the sources gives the same graphs.
 */
final class NoTraceTest {
  private static final String FUNCTION =
      "  @dev.tracewright.annotations.Traceable static int captured(int x) { return x * 2 + 1; }\n";

  private static final String SEEDLING = "garden.Seedling";

  @TempDir Path directory;

  static Stream<String> programs() {
    Stream<String> newer = Runtime.version().feature() < 21 ? Stream.of() : Stream.of("since21");
    return Stream.concat(Stream.of("cases", "getscope-crash", "notrees"), newer)
        .flatMap(folder -> CompilationFixture.resourcesIn(folder).stream());
  }

  static List<String> unresolved() {
    return CompilationFixture.resourcesIn("unresolved");
  }

  @ParameterizedTest
  @MethodSource("programs")
  void theSameClassFilesAndMessagesAsWithAnIdleProcessor(String program) {
    Compiled idle = fixture("idle", program).processor(Idle::new).compile();
    Compiled captured = fixture("captured", program).processor(TraceableProcessor::new).compile();
    assertThat(idle.success()).isTrue();
    assertSameButForOurs(captured, idle);
    assertThat(captured.messages()).isEqualTo(idle.messages());
  }

  @ParameterizedTest
  @MethodSource("unresolved")
  void typesOfOtherProcessorsAreWaitedFor(String program) {
    String seedling = CompilationFixture.text("generated/Seedling.java");
    Compiled idle =
        fixture("idle", program)
            .processor(() -> new TypeGenerator(2, SEEDLING, seedling))
            .processor(Idle::new)
            .compile();
    Compiled captured =
        fixture("captured", program)
            .processor(() -> new TypeGenerator(2, SEEDLING, seedling))
            .processor(TraceableProcessor::new)
            .compile();
    assertThat(idle.messages("ERROR")).isEmpty();
    assertThat(captured.messages("ERROR")).isEmpty();
    assertSameButForOurs(captured, idle);
  }

  private static void assertSameButForOurs(Compiled captured, Compiled idle) {
    assertThat(captured.success()).isTrue();
    assertThat(captured.classFiles()).containsAllEntriesOf(idle.classFiles());
    Set<String> ours = new java.util.TreeSet<>(captured.classFiles().keySet());
    ours.removeAll(idle.classFiles().keySet());
    assertThat(ours).isNotEmpty().allMatch(each -> each.contains("GraphModule"));
  }

  private CompilationFixture fixture(String folder, String program) {
    String text = CompilationFixture.text(program);
    int end = text.lastIndexOf('}');
    String name = program.substring(program.lastIndexOf('/') + 1);
    CompilationFixture fixture =
        Capture.withLibraries(CompilationFixture.javac(directory.resolve(folder)))
            .option("-Xlint:all,-processing", "-g")
            .source(
                packageOf(text) + name, text.substring(0, end) + FUNCTION + text.substring(end));
    if (text.contains("shelter.Toolbox")) {
      fixture.resource("cases/shelter/Toolbox.java");
    }
    if (program.endsWith("AnonymousInNested.java")) {
      fixture.resource("cases/AnonymousEverywhere.java");
    }
    return fixture;
  }

  private static String packageOf(String text) {
    return text.lines()
        .filter(line -> line.startsWith("package "))
        .map(line -> line.substring(8, line.indexOf(';')).replace('.', '/') + "/")
        .findFirst()
        .orElse("");
  }

  private static final Map<String, String> SOURCES =
      Map.of(
          "a/Alpha.java",
          """
          package a;
          import dev.tracewright.annotations.Traceable;
          @Traceable public final class Alpha {
            private final Beta beta = new Beta(3);
            public double forward(double x) { double y = beta.forward(x); return y * y; }
          }
          """,
          "a/Beta.java",
          """
          package a;
          import dev.tracewright.annotations.Traceable;
          @Traceable final class Beta {
            private final int n;
            Beta(int n) { this.n = n; }
            double forward(double x) { return x / n + Math.sin(x); }
          }
          """,
          "b/Gamma.java",
          """
          package b;
          import dev.tracewright.annotations.Traceable;
          public final class Gamma {
            @Traceable public static String text(String s, int n) { return s + ':' + n + null; }
            @Traceable public static String text(String s, long n) { return s + n; }
          }
          """);

  private static Map<String, String> graphs(Compiled compiled) {
    assertThat(compiled.messages("ERROR")).isEmpty();
    Map<String, String> graphs = new TreeMap<>(compiled.classFiles());
    graphs.keySet().removeIf(each -> !each.endsWith(".graph"));
    return graphs;
  }

  private Compiled compile(CompilationFixture fixture, boolean reversed) {
    List<String> names = new ArrayList<>(new TreeMap<>(SOURCES).keySet());
    if (reversed) {
      Collections.reverse(names);
    }
    names.forEach(each -> fixture.source(each, SOURCES.getOrDefault(each, "")));
    return fixture.compile();
  }

  @Test
  void theOrderOfTheSourcesDoesNotMatter() {
    Compiled forth = compile(Capture.javac(directory.resolve("forth")), false);
    Compiled back = compile(Capture.javac(directory.resolve("back")), true);
    assertThat(graphs(forth)).hasSize(4);
    assertThat(forth.classFiles()).isEqualTo(back.classFiles());
  }

  @Test
  void eclipsesCompilerGivesTheSameGraphsOnNewerJdks() {
    Compiled eclipse = compile(Capture.ecj(directory.resolve("ecj")), false);
    if (Runtime.version().feature() >= 18) {
      Compiled javac = compile(Capture.javac(directory.resolve("javac")), false);
      assertThat(graphs(eclipse)).isEqualTo(graphs(javac));
    } else {
      assertThat(eclipse.messages("ERROR")).hasSize(1);
      assertThat(eclipse.messages("ERROR").get(0).text()).startsWith("[no-source]");
    }
  }

  /** Takes part and does nothing. */
  private static final class Idle extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return false;
    }
  }
}
