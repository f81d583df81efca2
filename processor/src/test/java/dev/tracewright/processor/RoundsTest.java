package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.TypeGenerator;
import dev.tracewright.processor.diagnostic.Key;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captured code may name types that other processors generate, and its own generated class. */
final class RoundsTest {
  private static final String SEEDLING =
      """
      package garden;

      public class Seedling {
        public static double grow(double x) {
          return x * 2;
        }
      }
      """;

  private static final String BED =
      """
      package garden;

      import dev.tracewright.annotations.Traceable;

      @Traceable
      public class Bed {
        double forward(double x) {
          return Seedling.grow(x) + 1;
        }
      }
      """;

  private static final String USER =
      """
      package garden;

      class User {
        BedGraphModule module = BedGraphModule.of(new Bed());

        double use() {
          return module.forward(1);
        }
      }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void aTypeGeneratedInAnyRoundIsWaitedFor(int round) {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED)
            .source("garden/User.java", USER)
            .processor(() -> new TypeGenerator(round, "garden.Seedling", SEEDLING))
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void theOtherProcessorMayRunBeforeOurs() {
    Compiled compiled =
        Capture.withLibraries(CompilationFixture.javac(directory))
            .processor(() -> new TypeGenerator(1, "garden.Seedling", SEEDLING))
            .processor(TraceableProcessor::new)
            .option("-Xlint:all,-processing", "-Werror")
            .source("garden/Bed.java", BED)
            .source("garden/User.java", USER)
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void aGeneratedTypeMayStandInTheSignature() {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED.replace("double x)", "double x, Seedling seedling)"))
            .processor(() -> new TypeGenerator(2, "garden.Seedling", SEEDLING))
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void aGeneratedTypeMayBeTheSuperclass() {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED.replace("class Bed", "class Bed extends Seedling"))
            .processor(() -> new TypeGenerator(2, "garden.Seedling", SEEDLING))
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void aLambdaMayStandOnWhatIsNotGeneratedYet() {
    Compiled compiled =
        garden()
            .source(
                "garden/Bed.java",
                BED.replace("Seedling.grow(x)", "x")
                    .replace(
                        "  double",
                        """
                          static void show() {
                            BedGraphModule module = BedGraphModule.of(new Bed());
                            module.graph().nodes().forEach(
                                each -> each.origin().ifPresent(
                                    from -> System.out.println(each + " " + from)));
                          }

                          double"""))
            .source("garden/User.java", USER)
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void aClassMayNameItsOwnGeneratedClassOutsideOfWhatIsCaptured() {
    Compiled compiled =
        garden()
            .source(
                "garden/Bed.java",
                BED.replace("Seedling.grow(x)", "x")
                    .replace(
                        "  double",
                        """
                          static BedGraphModule traced() {
                            return BedGraphModule.of(new Bed());
                          }

                          double"""))
            .compile();
    assertCaptured(compiled);
  }

  @Test
  void aCapturedClassMayUseTheGeneratedClassOfAnother() {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED.replace("Seedling.grow(x)", "x"))
            .source(
                "garden/Border.java",
                """
                package garden;

                import dev.tracewright.annotations.Traceable;

                class Border {
                  @Traceable
                  static double border(double x, BedGraphModule bed) {
                    return bed.forward(x);
                  }
                }
                """)
            .compile();
    assertCaptured(compiled);
    assertThat(compiled.classFiles()).containsKey("garden/Border_BorderGraphModule.graph");
  }

  @Test
  void aNameThatNobodyDeclaresIsLeftToJavac() {
    Compiled compiled =
        garden().source("garden/Bed.java", BED).source("garden/User.java", USER).compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("Bed.java:8:12 cannot find symbol");
  }

  @Test
  void aMistakeInAnExpressionIsLeftToJavac() {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED.replace("Seedling.grow(x)", "x.grow() + y"))
            .source("garden/User.java", USER)
            .compile();
    assertThat(compiled.messages())
        .hasSize(2)
        .noneMatch(each -> each.text().contains("["))
        .allMatch(each -> each.file().equals("Bed.java") && each.line() == 8);
  }

  @Test
  void aSyntaxErrorIsLeftToJavac() {
    Compiled compiled = garden().source("garden/Bed.java", BED.replace("+ 1;", "+ ;")).compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("Bed.java:8:31 illegal start of expression");
  }

  @Test
  void oneErrorInCapturedCodeIsTheOnlyError() {
    Compiled compiled =
        garden()
            .option("--should-stop=ifError=FLOW")
            .source(
                "garden/Bed.java",
                BED.replace("return Seedling.grow(x)", "count = 1; return x")
                    .replace("  double", "  int count;\n\n  double"))
            .source("garden/User.java", USER)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("Bed.java:10:5 [field-write] forward assigns the field 'count' of Bed");
  }

  @Test
  void anErrorInOneClassDoesNotHideTheGeneratedClassOfAnotherThatWaits() {
    Compiled compiled =
        garden()
            .source("garden/Bed.java", BED)
            .source("garden/User.java", USER)
            .source(
                "garden/Wrong.java",
                """
                package garden;

                @dev.tracewright.annotations.Traceable
                class Wrong {}
                """)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("Wrong.java:4:1 [method-missing] Wrong has no method 'forward'");
  }

  @Test
  void twoCapturedMethodsThatNameEachOthersGeneratedClassAreReported() {
    Compiled compiled =
        garden()
            .source(
                "garden/Bed.java",
                BED.replace("Seedling.grow(x)", "BorderGraphModule.of(new Border()).forward(x)"))
            .source(
                "garden/Border.java",
                BED.replace("Seedling.grow(x)", "BedGraphModule.of(new Bed()).forward(x)")
                    .replace("class Bed", "class Border"))
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Bed.java:8:12 [own-module] 'BorderGraphModule' is generated from this very code",
            "Border.java:8:12 [own-module] 'BedGraphModule' is generated from this very code");
  }

  @Test
  @Covers(Key.UNRESOLVED_TYPE)
  void aTypeThatOnlyJavacSeesIsReported() {
    Compiled compiled =
        hidden("-Atracewright.verbose=false").source("garden/User.java", USER).compile();
    assertThat(compiled.messages("ERROR"))
        .extracting(Capture::line)
        .containsExactly(
            "Bed.java:8:12 [unresolved-type] 'ArraysSupport' has no type that can be seen here");
  }

  @Test
  void anOptionThatProcessorsAreNotToldOfCanBeRepeated() {
    Compiled compiled =
        hidden(
                "-Atracewright.attribution.options=--add-exports=java.base/jdk.internal.util=ALL-UNNAMED")
            .compile();
    assertCaptured(compiled);
  }

  private CompilationFixture hidden(String option) {
    return Capture.javac(directory)
        .option("--add-exports=java.base/jdk.internal.util=ALL-UNNAMED", option)
        .source(
            "garden/Bed.java",
            BED.replace(
                "Seedling.grow(x)", "jdk.internal.util.ArraysSupport.newLength(1, 1, 1) + x"));
  }

  private CompilationFixture garden() {
    return Capture.javac(directory).option("-Xlint:all,-processing", "-Werror");
  }

  private static void assertCaptured(Compiled compiled) {
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.success()).isTrue();
    assertThat(compiled.classFiles())
        .containsKeys("garden/BedGraphModule.class", "garden/BedGraphModule.graph");
  }
}
