package dev.tracewright.processor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.TypingProbe.Typing;
import java.nio.file.Path;
import java.util.Map;
import javax.annotation.processing.RoundEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Source files that lie on the source path and were not given to the compiler: those that are not
 * needed stay unread, those that are needed are found.
 */
final class ImplicitSourcesTest {

  private static final String MAIN =
      """
      package farm;
      import farm.field.Net;
      class Main {
        int run() { return new Net().layer().depth() + Given.count() + new Barn().size(); }
      }
      """;
  private static final String GIVEN =
      "package farm; class Given { static int count() { return Math.abs(4); } }";
  private static final String NET =
      "package farm.field; import farm.Layer; public class Net { public Layer layer() { return new"
          + " Layer(); } }";
  private static final String LAYER =
      "package farm; public class Layer { public int depth() { return 3; } }";
  private static final String BARN = "package farm; class Barn extends Building { }";
  private static final String BUILDING =
      "package farm; class Building { int size() { return 9; } }";
  private static final String DRAFT = "package farm; class Draft { int x = }";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"-sourcepath", "-classpath"})
  void unneededFilesStayUnreadAndNeededOnesAreFound(String path) {
    Map<String, String> expected =
        program("inert", path).processor(Inert::new).compile().classFiles();
    TypingProbe probe = new TypingProbe();
    Compiled compiled = program("probed", path).processor(() -> probe).compile();

    assertThat(compiled.messages("ERROR")).isEmpty();
    assertThat(compiled.classFiles()).isEqualTo(expected).hasSize(6);
    assertThat(probe.failures).isEmpty();
    for (Typing typing : probe.last().values()) {
      assertThat(typing.unresolved()).isEmpty();
    }
  }

  @Test
  void aBuildThatNeedsNoImplicitFileGetsNoWarning() {
    CompilationFixture fixture = CompilationFixture.javac(directory);
    Compiled compiled =
        fixture
            .option(
                "-sourcepath", fixture.sources().toString(), "-Werror", "-Xlint:all,-processing")
            .source("farm/Given.java", GIVEN)
            .bystander("farm/Layer.java", LAYER)
            .bystander("farm/Draft.java", DRAFT)
            .processor(TypingProbe::new)
            .compile();
    assertThat(compiled.messages()).isEmpty();
    assertThat(compiled.classFiles()).containsOnlyKeys("farm/Given.class");
  }

  @Test
  void classFilesOfTheSamePackageAreFoundBesideUngivenSources() {
    Compiled main =
        CompilationFixture.javac(directory.resolve("main"))
            .source("farm/Barn.java", BARN)
            .source("farm/Building.java", BUILDING)
            .compile();
    CompilationFixture test = CompilationFixture.javac(directory.resolve("test"));
    TypingProbe probe = new TypingProbe();
    Compiled compiled =
        test.option("-sourcepath", test.sources().toString())
            .classPath(main.classes())
            .source(
                "farm/BarnUse.java",
                "package farm; class BarnUse { int n = new Barn().size(); int m() { return new"
                    + " Barn().size(); } }")
            .bystander("farm/Draft.java", DRAFT)
            .processor(() -> probe)
            .compile();
    assertThat(compiled.messages()).isEmpty();
    assertThat(probe.typing(0, "farm.BarnUse").unresolved()).isEmpty();
  }

  private CompilationFixture program(String folder, String path) {
    CompilationFixture fixture = CompilationFixture.javac(directory.resolve(folder));
    if (path.equals("-sourcepath")) {
      fixture.option(path, fixture.sources().toString());
    } else {
      fixture.classPath(fixture.sources());
    }
    return fixture
        .source("farm/Main.java", MAIN)
        .source("farm/Given.java", GIVEN)
        .bystander("farm/field/Net.java", NET)
        .bystander("farm/Layer.java", LAYER)
        .bystander("farm/Barn.java", BARN)
        .bystander("farm/Building.java", BUILDING)
        .bystander("farm/Draft.java", DRAFT);
  }

  /** Looks at nothing. */
  private static final class Inert extends AnyTypeProcessor {
    @Override
    void round(int number, RoundEnvironment types) {}
  }
}
