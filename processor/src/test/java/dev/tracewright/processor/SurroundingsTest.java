package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.TypeGenerator;
import dev.tracewright.processor.diagnostic.Key;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that depend on more than the code: dependencies, options, the host of the processor. */
final class SurroundingsTest {
  private static final String GATE =
      """
      package garden;

      import dev.tracewright.annotations.Traceable;

      @Traceable
      class Gate {
        double forward(double x) {
          return x * 2;
        }
      }
      """;

  private static final String SCALE =
      """
      package depot;

      import dev.tracewright.annotations.Traceable;

      public final class Scale {
        @Traceable
        public static double scale(double x) {
          return x * 3 + 1;
        }
      }
      """;

  private static final String USER =
      """
      package garden;

      import depot.Scale;
      import dev.tracewright.annotations.Traceable;

      final class User {
        @Traceable
        static double use(double x) {
          return Scale.scale(x) - x;
        }
      }
      """;

  @TempDir Path directory;

  private static List<String> lines(Compiled compiled) {
    return compiled.messages().stream().map(Capture::line).toList();
  }

  private Compiled useScale(Path depot) {
    return Capture.javac(directory.resolve("user"))
        .classPath(depot)
        .source("garden/User.java", USER)
        .compile();
  }

  private Path depot() {
    CompilationFixture fixture =
        Capture.javac(directory.resolve("depot")).source("depot/Scale.java", SCALE);
    assertThat(fixture.compile().success()).isTrue();
    return fixture.classes();
  }

  private static Path graphOf(Path depot) {
    return depot.resolve("depot/Scale_ScaleGraphModule.graph");
  }

  @Test
  void functionOfADependencyIsEnteredThroughItsGraph() throws IOException {
    Path depot = depot();
    Compiled compiled = useScale(depot);
    assertThat(lines(compiled)).isEmpty();
    String graph = Files.readString(compiled.classes().resolve("garden/User_UseGraphModule.graph"));
    assertThat(graph).contains("args = (%x, 3.0)").doesNotContain("target=depot.Scale");
  }

  @Test
  void functionOfADependencyWithoutGraphIsALeaf() throws IOException {
    Path depot = depot();
    Files.delete(graphOf(depot));
    Compiled compiled = useScale(depot);
    assertThat(lines(compiled)).isEmpty();
    String graph = Files.readString(compiled.classes().resolve("garden/User_UseGraphModule.graph"));
    assertThat(graph).contains("target=depot.Scale.scale(double)");
  }

  @Test
  @Covers(Key.GRAPH_DAMAGED)
  void damagedGraphIsNamedAtTheCall() throws IOException {
    Path depot = depot();
    String text = Files.readString(graphOf(depot));
    Files.writeString(graphOf(depot), text.replace("operator.mul", "operator mul"));
    assertThat(lines(useScale(depot)))
        .containsExactly("User.java:9:12 [graph-damaged] the graph of Scale cannot be read");
  }

  @Test
  @Covers(Key.GRAPH_VERSION)
  void graphOfAnotherVersionIsNamedAtTheCall() throws IOException {
    Path depot = depot();
    String text = Files.readString(graphOf(depot));
    Files.writeString(graphOf(depot), text.replaceFirst("tracewright 1", "tracewright 99"));
    Compiled compiled = useScale(depot);
    assertThat(lines(compiled))
        .containsExactly(
            "User.java:9:12 [graph-version] the graph of Scale was written by another version of"
                + " Tracewright");
    assertThat(compiled.messages().get(0).text()).contains("it says version 99");
  }

  @Test
  @Covers(Key.GRAPH_MISMATCH)
  void graphOfAnotherSignatureIsNamedAtTheCall() throws IOException {
    Path depot = depot();
    String text = Files.readString(graphOf(depot));
    CompilationFixture other =
        Capture.javac(directory.resolve("other"))
            .source("depot/Scale.java", SCALE.replace("double x", "float x"));
    assertThat(other.compile().success()).isTrue();
    Files.writeString(graphOf(other.classes()), text);
    assertThat(lines(useFloat(other.classes())))
        .containsExactly(
            "User.java:9:12 [graph-mismatch] the graph of Scale does not belong to its class");
  }

  private Compiled useFloat(Path depot) {
    return Capture.javac(directory.resolve("user"))
        .classPath(depot)
        .source("garden/User.java", USER.replace("double x", "float x"))
        .compile();
  }

  @Test
  @Covers(Key.OPTION)
  void valueThatAnOptionDoesNotTake() {
    Compiled compiled =
        Capture.javac(directory)
            .option("-Atracewright.verbose=perhaps")
            .source("garden/Gate.java", GATE)
            .compile();
    assertThat(compiled.messages("ERROR"))
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [option] -Atracewright.verbose=perhaps is no value of that option");
  }

  @Test
  @Covers(Key.RUNTIME_MISSING)
  void classPathWithoutTheRuntime() {
    Compiled compiled =
        CompilationFixture.javac(directory)
            .classPath(Capture.locationOf(dev.tracewright.annotations.Traceable.class))
            .processor(TraceableProcessor::new)
            .source("garden/Gate.java", GATE)
            .compile();
    assertThat(lines(compiled))
        .containsExactly("Gate.java:6:1 [runtime-missing] the class GraphModule cannot be found");
  }

  @Test
  @Covers(Key.MODULE_REQUIRES)
  void moduleThatDoesNotReadTheRuntime() {
    String path =
        Capture.locationOf(dev.tracewright.annotations.Traceable.class)
            + java.io.File.pathSeparator
            + Capture.locationOf(dev.tracewright.GraphModule.class);
    Compiled compiled =
        CompilationFixture.javac(directory)
            .option("--module-path", path, "--add-modules", "dev.tracewright.runtime")
            .processor(TraceableProcessor::new)
            .source("module-info.java", "module garden { requires dev.tracewright.annotations; }\n")
            .source("garden/Gate.java", GATE)
            .compile();
    assertThat(compiled.messages("ERROR")).hasSize(1);
    assertThat(compiled.messages("ERROR").get(0).text())
        .startsWith("[module-requires]")
        .contains("requires dev.tracewright.runtime");
  }

  @Test
  @Covers(Key.OUTPUT)
  void anotherProcessorWroteTheClassFirst() {
    Compiled compiled =
        Capture.withLibraries(CompilationFixture.javac(directory))
            .processor(
                () ->
                    new TypeGenerator(
                        1, "garden.GateGraphModule", "package garden; class GateGraphModule {}"))
            .processor(TraceableProcessor::new)
            .source("garden/Gate.java", GATE)
            .compile();
    assertThat(compiled.messages("ERROR"))
        .extracting(Capture::line)
        .containsExactly("Gate.java:6:1 [output] garden.GateGraphModule cannot be written");
  }

  @Test
  @Covers(Key.UNRESOLVED_TYPE)
  void nameThatOnlyAHiddenOptionMakesVisible() {
    Compiled compiled =
        Capture.javac(directory)
            .option("--add-exports", "java.base/jdk.internal.misc=ALL-UNNAMED")
            .source(
                "garden/Gate.java",
                GATE.replace("x * 2", "x * jdk.internal.misc.VM.maxDirectMemory()"))
            .compile();
    assertThat(compiled.messages("ERROR")).isNotEmpty();
    assertThat(Capture.line(compiled.messages("ERROR").get(0)))
        .startsWith("Gate.java:8:")
        .contains("[unresolved-type]");
  }

  @Test
  @Covers(Key.STRUCTURE_UNKNOWN)
  void constructorThatDependsOnAnArgument() {
    Compiled compiled =
        Capture.javac(directory)
            .source(
                "garden/Gate.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;
                import java.util.ArrayList;
                import java.util.List;

                @Traceable
                class Gate {
                  private final List<String> names = new ArrayList<>();

                  Gate(boolean named) {
                    if (named) {
                      names.add("gate");
                    }
                  }

                  double forward(double x) {
                    return x + names.size();
                  }
                }
                """)
            .compile();
    assertThat(compiled.success()).isTrue();
    assertThat(lines(compiled))
        .containsExactly(
            "Gate.java:13:7 [structure-unknown] the structure of Gate is not known at compile"
                + " time");
    assertThat(compiled.messages("NOTE"))
        .singleElement()
        .asString()
        .contains("what happens to a list, an array or an object here depends on a value");
  }

  @Test
  @Covers(Key.STEP_BUDGET)
  void knownLoopsThatTakeTooLong() {
    Compiled compiled =
        Capture.javac(directory)
            .source(
                "garden/Gate.java",
                GATE.replace(
                    "    return",
                    """
                        int n = 0;
                        for (int i = 0; i < 1000; i++) {
                          for (int j = 0; j < 1000; j++) {
                            for (int k = 0; k < 1000; k++) {
                              n++;
                            }
                          }
                        }
                        return n +\
                    """))
            .compile();
    assertThat(compiled.messages("ERROR")).hasSize(1);
    assertThat(Capture.line(compiled.messages("ERROR").get(0)))
        .contains("[step-budget] capture of forward runs more than 5000000 statements");
  }

  @Test
  @Covers({Key.NO_SOURCE, Key.INTERNAL})
  void hostThatHidesSourcesOrFails() {
    Compiled hidden = hosted(environment -> wrapped(environment, null));
    if (Runtime.version().feature() >= 18) {
      assertThat(lines(hidden)).isEmpty();
    } else {
      assertThat(lines(hidden))
          .containsExactly("Gate.java:6:1 [no-source] the source of Gate cannot be read");
    }
    Compiled failing = hosted(environment -> wrapped(environment, "getElementUtils"));
    assertThat(failing.messages("ERROR"))
        .extracting(Capture::line)
        .containsExactly(":-1:-1 [internal] Tracewright failed on this compilation");
  }

  private Compiled hosted(java.util.function.UnaryOperator<ProcessingEnvironment> host) {
    return Capture.withLibraries(CompilationFixture.javac(directory.resolve("hosted")))
        .processor(() -> new Hosted(host))
        .source("garden/Gate.java", GATE)
        .compile();
  }

  /** An environment that nobody can unwrap; one of its methods may fail. */
  private static ProcessingEnvironment wrapped(
      ProcessingEnvironment environment, @org.jspecify.annotations.Nullable String failing) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            SurroundingsTest.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (self, method, arguments) -> {
              if (method.getName().equals(failing)) {
                throw new IllegalStateException("the host is out of order");
              }
              try {
                return method.invoke(environment, arguments);
              } catch (InvocationTargetException e) {
                throw Objects.requireNonNull(e.getCause());
              }
            });
  }

  /** Our processor in the environment of another host. */
  private static final class Hosted extends AbstractProcessor {
    private final TraceableProcessor processor = new TraceableProcessor();
    private final java.util.function.UnaryOperator<ProcessingEnvironment> host;

    Hosted(java.util.function.UnaryOperator<ProcessingEnvironment> host) {
      this.host = host;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      processor.init(host.apply(environment));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }
}
