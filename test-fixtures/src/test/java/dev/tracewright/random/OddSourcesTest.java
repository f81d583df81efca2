package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever javac accepts ends in code that does the same, or in messages that say by their key what
 * cannot be captured; whatever javac refuses, it refuses itself. Nothing brings the processor or
 * javac down, and nothing takes for ever.
 */
final class OddSourcesTest {
  private static final int MIXED = Integer.getInteger("random.odd", 150);
  private static final int BROKEN = Integer.getInteger("random.odd", 150);
  private static final long SEED = Long.getLong("random.seed", 20_260_101);

  /** Kinds of tree that stand in no class, in newer sources than 17, or in none. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "MODULE",
          "EXPORTS",
          "OPENS",
          "PROVIDES",
          "REQUIRES",
          "USES",
          "PACKAGE",
          "IMPORT",
          "COMPILATION_UNIT",
          "ERRONEOUS",
          "OTHER",
          "GUARDED_PATTERN",
          "PARENTHESIZED_PATTERN",
          "DEFAULT_CASE_LABEL",
          "CONSTANT_CASE_LABEL",
          "PATTERN_CASE_LABEL",
          "DECONSTRUCTION_PATTERN",
          "ANY_PATTERN",
          "STRING_TEMPLATE",
          "TEMPLATE");

  private static List<Failure> failures(List<Source> sources) {
    return Differential.check(sources).stream()
        .filter(
            each ->
                !each.kind().startsWith("refused [") || each.kind().equals("refused [internal]"))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> oddStatementsAreCapturedOrRefused() {
    Map<String, Source> sources = new OddSources("odd-statements.txt").single();
    List<Failure> failures = failures(List.copyOf(sources.values()));
    return sources.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(failures)
                            .filteredOn(failure -> failure.source().equals(each.getValue()))
                            .isEmpty()));
  }

  @Test
  void oddStatementsInEachOtherAreCapturedOrRefused() {
    OddSources odd = new OddSources("odd-statements.txt");
    for (int from = 0; from < MIXED; from += 50) {
      List<Source> some = new ArrayList<>();
      for (int i = from; i < Math.min(MIXED, from + 50); i++) {
        some.add(odd.mixed("M" + i, SEED + i));
      }
      assertThat(failures(some)).isEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> oddDeclarationsAreCapturedOrRefused() {
    return OddSources.units("odd-units.txt").entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> checkUnit(each.getValue())));
  }

  private static void checkUnit(Source source) {
    List<Compilation.Message> expected = Compilation.of(List.of(source), "-proc:none").errors();
    Compilation compiled = Compilation.of(List.of(source));
    assertThat(compiled.crash()).isNull();
    assertThat(compiled.errors())
        .as("%s", source.text())
        .allSatisfy(
            error -> {
              assertThat(error.key()).isNotEqualTo("[internal]");
              assertThat(!error.key().isEmpty() || expected.contains(error)).isTrue();
            });
  }

  @Test
  void brokenSourcesAreLeftToJavac() {
    List<Source> valid = new ArrayList<>(new OddSources("odd-statements.txt").single().values());
    valid.addAll(OddSources.units("odd-units.txt").values());
    valid.removeIf(each -> each.text().length() > 10_000);
    for (int i = 0; i < BROKEN; i++) {
      Dice dice = new Dice(SEED + i);
      Source source = Mutation.of(dice.pick(valid), dice);
      Compilation compiled = Compilation.of(List.of(source));
      assertThat(compiled.crash()).as("%s", source.text()).isNull();
      assertThat(compiled.errors())
          .as("%s", source.text())
          .noneMatch(error -> error.key().equals("[internal]"))
          .noneMatch(error -> error.file().endsWith("GraphModule.java") && isAlone(compiled));
    }
  }

  /** Whether nothing but generated code is wrong. */
  private static boolean isAlone(Compilation compiled) {
    return compiled.errors().stream().allMatch(each -> each.file().endsWith("GraphModule.java"));
  }

  @Test
  void theNodeBudgetBoundsTheTime() {
    String loops =
        IntStream.range(0, 6)
            .mapToObj("for (int i%d = 0; i%1$d < 1000; i%1$d++) "::formatted)
            .reduce("", String::concat);
    Source source =
        new Source(
            "U",
            Source.HEAD
                + "class U { @Traceable(nodeBudget = 500) static int f(int x) { "
                + loops
                + "{ x += x * 3; } return x; } }");
    long start = System.nanoTime();
    List<Compilation.Message> errors = Compilation.of(List.of(source)).errors();
    assertThat(errors).singleElement().matches(each -> each.key().equals("[node-budget]"));
    assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
  }

  @Test
  void everyKindOfTreeOccurs() throws IOException {
    Set<Tree.Kind> found = EnumSet.noneOf(Tree.Kind.class);
    List<Source> all = new ArrayList<>(new OddSources("odd-statements.txt").single().values());
    all.addAll(OddSources.units("odd-units.txt").values());
    for (Source source : all) {
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(
                      null,
                      null,
                      null,
                      List.of(),
                      null,
                      List.of(MemoryFiles.source("r/" + source.name() + ".java", source.text())));
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void scan(@Nullable Tree tree, Void unused) {
            if (tree != null) {
              found.add(tree.getKind());
            }
            return super.scan(tree, unused);
          }
        }.scan(unit, null);
      }
    }
    assertThat(Tree.Kind.values())
        .filteredOn(each -> !ELSEWHERE.contains(each.name()))
        .allMatch(found::contains);
  }
}
