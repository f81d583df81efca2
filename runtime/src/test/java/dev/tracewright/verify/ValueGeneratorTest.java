package dev.tracewright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.BriefText;
import dev.tracewright.graph.Graph;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over classes of which a library supplies values. */
final class ValueGeneratorTest {
  private static final String TESTS = ValueGeneratorTest.class.getName();

  /** A value of a library that can change. */
  static final class Cell {
    private float value;

    Cell(float value) {
      this.value = value;
    }

    Cell plus(Cell other) {
      return new Cell(value + other.value);
    }

    Cell plusInPlace(Cell other) {
      value += other.value;
      return this;
    }
  }

  /** A module of a library. */
  static final class Scale {
    final int factor;

    Scale(int factor) {
      this.factor = factor;
    }

    int forward(int x) {
      return x * factor;
    }
  }

  /** Small cells. */
  static final class Cells implements ValueGenerator<Cell> {
    private final List<Cell> released = new ArrayList<>();

    @Override
    public Class<Cell> type() {
      return Cell.class;
    }

    @Override
    public Cell generate(ValueSource source) {
      return new Cell(source.wantsSpecial() ? 0 : source.nextInt(9) + 0.1f);
    }

    @Override
    public Cell copy(Cell cell) {
      return new Cell(cell.value);
    }

    @Override
    public Object content(Cell cell) {
      return new float[] {cell.value};
    }

    @Override
    public List<Cell> simpler(Cell cell) {
      return cell.value == 1 ? List.of() : List.of(new Cell(1));
    }

    @Override
    public String text(Cell cell) {
      return "cell(" + cell.value + ")";
    }

    @Override
    public void release(Cell cell) {
      released.add(cell);
    }
  }

  /** Small modules. */
  static final class Scales implements ValueGenerator<Scale> {
    @Override
    public Class<Scale> type() {
      return Scale.class;
    }

    @Override
    public Scale generate(ValueSource source) {
      return new Scale(source.nextInt(5));
    }

    @Override
    public List<Scale> simpler(Scale scale) {
      return scale.factor > 2 ? List.of(new Scale(2)) : List.of();
    }

    @Override
    public String text(Scale scale) {
      return "scale(" + scale.factor + ")";
    }
  }

  private static Graph graph(String body) {
    String text =
        body.indent(4)
            .replace("\n    where:", "\nwhere:")
            .replace("\n        field", "\n    field");
    return BriefText.parse("graph():\n" + text.replace("Own.", TESTS + "$"));
  }

  private static Verdict verdict(ValueGenerator<?> generator, Pattern pattern, String replacement) {
    GraphRule rule =
        new GraphRule(
            "rule", Precision.EXACT, List.of(pattern), graph(replacement), Optional.empty());
    return RuleVerifier.of(MethodHandles.lookup()).withGenerators(List.of(generator)).verify(rule);
  }

  private static String text(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    return ((Verdict.Refuted) verdict).counterexample().text();
  }

  private static String cells(String method) {
    return """
        %a : Own.Cell;
        %b : Own.Cell;
        %plus : Own.Cell = call_method[target=Own.Cell.%method(Own.Cell)](args = (%a, %b))
        return plus
        """
        .replace("%method", method);
  }

  @Test
  void valuesAreComparedByTheirContentAndReleased() {
    Cells cells = new Cells();
    Pattern pattern = Pattern.of(graph(cells("plus")));

    assertThat(verdict(cells, pattern, cells("plus"))).isInstanceOf(Verdict.Verified.class);
    assertThat(cells.released).hasSizeGreaterThan(1_000);
  }

  @Test
  void valuesThatChangeAreCompared() {
    assertThat(text(verdict(new Cells(), Pattern.of(graph(cells("plus"))), cells("plusInPlace"))))
        .isEqualTo(
            "for a = cell(1.0), b = cell(1.0) the pattern leaves a = cell(1.0), b = cell(1.0) and the"
                + " replacement a = cell(2.0), b = cell(1.0)");
  }

  @Test
  void aGeneratorThatFailsLeavesTheRuleUnverified() {
    ValueGenerator<Cell> broken =
        new ValueGenerator<>() {
          @Override
          public Class<Cell> type() {
            return Cell.class;
          }

          @Override
          public Cell generate(ValueSource source) {
            throw new IllegalStateException("no engine");
          }
        };
    Pattern pattern = Pattern.of(graph(cells("plus")));
    assertThat(verdict(broken, pattern, cells("plus")))
        .isInstanceOfSatisfying(
            Verdict.NotVerified.class,
            each ->
                assertThat(each.reason())
                    .endsWith("throws java.lang.IllegalStateException: no engine"));
  }

  private static final String READ =
      """
      %scale : Own.Scale;
      %x : int;
      %factor : int = get_attr[target=scale.factor]
      %mul : int = fn[operator.mul(int, int)](args = (%x, %factor))
      return mul
      where:
          field com.acme.Rule.scale : Own.Scale
          field Own.Scale.factor : int
      """;

  private static final String CALL =
      """
      %scale : Own.Scale;
      %x : int;
      %call : int = call_module[target=scale Own.Scale.forward(int)](args = (%x,))
      return call
      where:
          field com.acme.Rule.scale : Own.Scale
      """;

  @Test
  void whatIsReadOfAModuleIsReadOfTheGeneratedOne() {
    Pattern pattern = Pattern.of(graph(CALL), Set.of("scale"));

    assertThat(verdict(new Scales(), pattern, READ)).isInstanceOf(Verdict.Verified.class);
    assertThat(text(verdict(new Scales(), pattern, READ.replace(".mul(", ".add("))))
        .startsWith("for scale = scale(");
  }

  @Test
  void withoutAGeneratorAModuleIsNotVerified() {
    Pattern pattern = Pattern.of(graph(CALL), Set.of("scale"));
    assertThat(verdict(new Cells(), pattern, READ))
        .isEqualTo(new Verdict.NotVerified("there are no values of " + TESTS + "$Scale"));
  }

  /** A generator of a library that is not there. */
  public static final class Homeless implements ValueGenerator<Cell> {
    @Override
    public Class<Cell> type() {
      throw new NoClassDefFoundError("com/acme/Missing");
    }

    @Override
    public Cell generate(ValueSource source) {
      throw new AssertionError();
    }
  }

  @Test
  void generatorsThatCannotBeUsedAreLeftOut(@TempDir Path directory) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(ValueGenerator.class.getName()),
        "com.acme.Missing\n" + Homeless.class.getName() + "\n" + Usable.class.getName() + "\n");
    URL[] path = {directory.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(path, ValueGeneratorTest.class.getClassLoader())) {
      assertThat(Generators.load(loader)).singleElement().isInstanceOf(Usable.class);
    }
  }

  /** A generator like any other. */
  public static final class Usable implements ValueGenerator<Scale> {
    @Override
    public Class<Scale> type() {
      return Scale.class;
    }

    @Override
    public Scale generate(ValueSource source) {
      return new Scale(1);
    }
  }
}
