package dev.tracewright.processor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.tracewright.processor.attribution.TypingProbe.Typing;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Valid programs that stop compiling, some by crashing javac, when a processor asks the live trees
 * for types. Attribution of a private copy must type them all and leave no trace: same class files
 * as without processors, same messages as with a processor that does nothing.
 */
final class AttributionRegressionTest {

  private static final String SEEDLING = "garden.Seedling";
  private static final String LINT = "-Xlint:all";

  /** What the programs need of the generated class. */
  private static final Set<String> NEEDED = Set.of("Seedling", "ROWS", "super", "water", "grow");

  /** Any processor, even an idle one, makes javac 17 name a parameter of this one differently. */
  private static final String CHANGED_BY_ANY_PROCESSOR = "cases/AnonymousDiamond.java";

  @TempDir Path directory;

  static Stream<String> complete() {
    Stream<String> everywhere =
        Stream.of("cases", "getscope-crash", "notrees")
            .flatMap(folder -> CompilationFixture.resourcesIn(folder).stream());
    return Runtime.version().feature() < 21
        ? everywhere
        : Stream.concat(everywhere, CompilationFixture.resourcesIn("since21").stream());
  }

  static List<String> unresolved() {
    return CompilationFixture.resourcesIn("unresolved");
  }

  @Test
  void theProgramsAreThere() {
    int newer = Runtime.version().feature() < 21 ? 0 : 1;
    assertThat(complete()).hasSize(33 + newer);
    assertThat(unresolved()).hasSize(10);
  }

  @ParameterizedTest
  @MethodSource("complete")
  void leavesNoTraceAndTypesEverything(String program) {
    Compiled without = program("without", program).compile();
    Compiled inert = program("inert", program).processor(Inert::new).compile();
    TypingProbe probe = new TypingProbe();
    Compiled probed = program("probed", program).processor(() -> probe).compile();

    assertThat(probed.success()).isTrue();
    assertThat(probed.classFiles()).isEqualTo(inert.classFiles()).isNotEmpty();
    if (!program.equals(CHANGED_BY_ANY_PROCESSOR)) {
      assertThat(probed.classFiles()).isEqualTo(without.classFiles());
    }
    assertThat(probed.messages()).isEqualTo(inert.messages());
    assertThat(probe.failures).isEmpty();
    assertThat(probe.rounds).hasSize(1);
    assertThat(probe.last().values()).allSatisfy(AttributionRegressionTest::isComplete);
  }

  @ParameterizedTest
  @MethodSource("unresolved")
  void typesWhatIsGeneratedInTheFirstRound(String program) {
    waitsForGeneratedType(program, 1);
  }

  @ParameterizedTest
  @MethodSource("unresolved")
  void typesWhatIsGeneratedInALaterRound(String program) {
    waitsForGeneratedType(program, 2);
  }

  private void waitsForGeneratedType(String program, int round) {
    String seedling = CompilationFixture.text("generated/Seedling.java");
    Compiled without =
        program("without", program).source("garden/Seedling.java", seedling).compile();
    TypingProbe probe = new TypingProbe();
    Compiled probed =
        program("probed", program)
            .processor(() -> new TypeGenerator(round, SEEDLING, seedling))
            .processor(() -> probe)
            .compile();

    assertThat(probed.messages("ERROR")).isEmpty();
    assertThat(probed.success()).isTrue();
    assertThat(probed.classFiles()).containsAllEntriesOf(without.classFiles());
    String owner = "garden." + program.replaceAll(".*/|\\.java", "");
    for (int i = 0; i < round; i++) {
      assertThat(probe.typing(i, owner).unresolved()).anyMatch(name -> NEEDED.contains(name));
    }
    assertThat(probe.rounds).hasSize(round + 1);
    assertThat(probe.last()).containsKeys(owner, SEEDLING);
    assertThat(probe.last().values())
        .allSatisfy(
            typing -> {
              assertThat(typing.unresolved()).isEmpty();
            });
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void addsNothingToTheMessagesOfAWrongProgram(String program) {
    Compiled without = program("without", program).processor(Inert::new).compile();
    Compiled probed = program("probed", program).processor(TypingProbe::new).compile();

    assertThat(probed.success()).isFalse();
    assertThat(probed.messages()).isEqualTo(without.messages()).isNotEmpty();
  }

  static List<String> rejected() {
    return CompilationFixture.resourcesIn("rejected");
  }

  private static void isComplete(Typing typing) {
    assertThat(typing.unresolved()).isEmpty();
    assertThat(typing.typed()).isPositive();
  }

  private CompilationFixture program(String folder, String program) {
    CompilationFixture fixture =
        CompilationFixture.javac(directory.resolve(folder)).option(LINT, "-g").resource(program);
    if (CompilationFixture.text(program).contains("shelter.Toolbox")) {
      fixture.resource("cases/shelter/Toolbox.java");
    }
    if (program.endsWith("AnonymousInNested.java")) {
      fixture.resource("cases/AnonymousEverywhere.java");
    }
    return fixture;
  }

  @ParameterizedTest
  @ValueSource(strings = {"LambdaOverWildcard", "RecordCompact", "VarAnonymous", "VarHiddenType"})
  void theSameQuestionsToTheLiveTreesBreakThePrograms(String program) {
    Compiled broken = program("live", "cases/" + program + ".java").processor(Live::new).compile();
    assertThat(broken.messages("ERROR")).isNotEmpty();
  }

  /** Does what attribution is there to avoid, so that we know that the programs can break. */
  private static final class Live extends AnyTypeProcessor {
    @Override
    void round(int number, RoundEnvironment types) {
      Trees trees = Trees.instance(environment());
      for (Element type : types.getRootElements()) {
        new TreePathScanner<@Nullable Void, @Nullable Void>() {
          @Override
          public @Nullable Void visitReturn(ReturnTree tree, @Nullable Void unused) {
            trees.getElement(getCurrentPath());
            return null;
          }

          @Override
          public @Nullable Void visitExpressionStatement(
              ExpressionStatementTree tree, @Nullable Void unused) {
            trees.getElement(getCurrentPath());
            return null;
          }
        }.scan(trees.getPath(type), null);
      }
    }
  }

  /** Looks at nothing. */
  private static final class Inert extends AnyTypeProcessor {
    @Override
    void round(int number, RoundEnvironment types) {}
  }
}
