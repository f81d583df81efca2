package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of several classes: names of what is generated, drop-ins, modules, chains of calls. */
final class WholeProgramTest {
  @TempDir Path directory;

  @Test
  void eachKindOfCapturedCodeHasItsGeneratedName() {
    Compiled compiled =
        strict()
            .source(
                "garden/Outer.java",
                """
                package garden;

                import dev.tracewright.annotations.Preset;
                import dev.tracewright.annotations.Traceable;

                public class Outer {
                  @Traceable
                  public record Inner(int times) {
                    @Preset
                    static Inner thrice() {
                      return new Inner(3);
                    }

                    public double forward(double x) {
                      double y = x;
                      for (int i = 0; i < times; i++) {
                        y += x;
                      }
                      return y;
                    }
                  }

                  @Traceable
                  static double blackScholes(double x) {
                    return x * x;
                  }

                  @Traceable
                  static int blackScholes(int x) {
                    return x * x;
                  }

                  @Traceable(name = "Cube")
                  static double cubed(double x) {
                    return x * x * x;
                  }

                  static double all() {
                    return Outer_Inner_ThriceGraphModule.of(Inner.thrice()).forward(1)
                        + Outer_BlackScholesGraphModule.of().blackScholes(2.0)
                        + Outer_BlackScholesGraphModule.of().blackScholes(2)
                        + Cube.of().cubed(2);
                  }
                }
                """)
            .compile();
    assertThat(errors(compiled)).isEmpty();
    assertThat(compiled.classFiles())
        .containsKeys(
            "garden/Outer_Inner_ThriceGraphModule.graph",
            "garden/Outer_BlackScholesGraphModule.graph",
            "garden/Outer_BlackScholesGraphModule.1.graph",
            "garden/Cube.graph");
  }

  @Test
  void theGeneratedClassIsADropInForAnInterface() {
    Compiled compiled =
        strict()
            .source(
                "garden/Squares.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;
                import java.io.Serializable;
                import java.util.function.UnaryOperator;

                @Traceable(method = "apply")
                public class Squares implements UnaryOperator<String>, AutoCloseable, Serializable {
                  private static final long serialVersionUID = 1;

                  @Override
                  public String apply(String text) {
                    return text.concat(text);
                  }

                  @Override
                  public void close() {}

                  static UnaryOperator<String> captured() {
                    return SquaresGraphModule.of(new Squares());
                  }
                }
                """)
            .compile();
    assertThat(errors(compiled)).isEmpty();
    assertThat(compiled.success()).isTrue();
  }

  @Test
  void allProblemsOfAClassAreReportedInOneRun() {
    Compiled compiled =
        strict()
            .source(
                "garden/Gate.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;

                @Traceable(unrollLimit = -1)
                class Gate {
                  int count;
                  int last;

                  double forward(double x) {
                    return x;
                  }

                  @Traceable
                  static double gate(double x, Gate gate) {
                    gate.count = 1;
                    gate.last = 2;
                    return x;
                  }

                  void sow() {
                    @Traceable
                    class Local {}
                    new Local();
                  }
                }
                """)
            .compile();
    assertThat(errors(compiled))
        .containsExactly(
            "Gate.java:5:26 [limit] unrollLimit is -1",
            "Gate.java:16:5 [field-write] gate assigns the field 'count' of Gate",
            "Gate.java:17:5 [field-write] gate assigns the field 'last' of Gate",
            "Gate.java:23:5 [hidden-class] Local is a local class");
  }

  @Test
  void anErrorInEnteredCodeStandsThereAndTellsTheCalls() {
    Compiled compiled =
        strict()
            .source(
                "garden/Bed.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;

                @Traceable
                class Bed {
                  final Soil soil = new Soil();

                  double forward(double x) {
                    return soil.forward(x) + 1;
                  }
                }
                """)
            .source(
                "garden/Soil.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;

                @Traceable
                class Soil {
                  int used;

                  double forward(double x) {
                    return worked(x);
                  }

                  private double worked(double x) {
                    used++;
                    return x;
                  }
                }
                """)
            .compile();
    assertThat(errors(compiled))
        .containsExactly("Soil.java:14:5 [field-write] worked assigns the field 'used' of Soil");
    assertThat(compiled.messages("ERROR").get(0).text())
        .containsSubsequence("called at Soil.java:10:12", "called at Bed.java:10:12");
  }

  @Test
  void aNamedModuleThatReadsOursHoldsWhatIsGenerated() {
    CompilationFixture fixture =
        CompilationFixture.javac(directory)
            .processor(TraceableProcessor::new)
            .option("--module-path", modulePath(), "--add-modules", "dev.tracewright.runtime");
    Compiled compiled =
        fixture
            .source("module-info.java", "module garden { requires dev.tracewright.runtime; }")
            .source(
                "garden/Gate.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;

                @Traceable
                public class Gate {
                  public double forward(double x) {
                    return x + 1;
                  }
                }
                """)
            .compile();
    assertThat(errors(compiled)).isEmpty();
    assertThat(compiled.classFiles())
        .containsKeys("garden/GateGraphModule.class", "garden/GateGraphModule.graph");
  }

  @Test
  void severalModulesOfOneCompilationEachGetTheirOwn() {
    String gate =
        """
        package %s;

        import dev.tracewright.annotations.Traceable;

        @Traceable
        public class Gate {
          public double forward(double x) {
            return x + 1;
          }
        }
        """;
    CompilationFixture fixture = CompilationFixture.javac(directory);
    Compiled compiled =
        fixture
            .processor(TraceableProcessor::new)
            .option("--module-path", modulePath(), "--add-modules", "dev.tracewright.runtime")
            .option("--module-source-path", fixture.sources().toString())
            .source("hedge/module-info.java", "module hedge { requires dev.tracewright.runtime; }")
            .source("hedge/near/Gate.java", gate.formatted("near"))
            .source("lawn/module-info.java", "module lawn { requires dev.tracewright.runtime; }")
            .source("lawn/far/Gate.java", gate.formatted("far"))
            .compile();
    assertThat(errors(compiled)).isEmpty();
    assertThat(compiled.classFiles())
        .containsKeys(
            "hedge/near/GateGraphModule.class",
            "hedge/near/GateGraphModule.graph",
            "lawn/far/GateGraphModule.class",
            "lawn/far/GateGraphModule.graph");
  }

  private static String modulePath() {
    return String.join(
        File.pathSeparator,
        Capture.locationOf(dev.tracewright.annotations.Traceable.class).toString(),
        Capture.locationOf(dev.tracewright.GraphModule.class).toString(),
        Capture.locationOf(org.jspecify.annotations.NullMarked.class).toString());
  }

  private CompilationFixture strict() {
    return Capture.javac(directory).option("-Xlint:all,-processing", "-Werror");
  }

  private static List<String> errors(Compiled compiled) {
    return Capture.complaints(compiled).stream().map(Capture::line).toList();
  }
}
