package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the code of regions does. The graphs are those of {@link RegionGoldenTest}. */
class RegionCodeTest {
  @BeforeEach
  void forget() {
    Log.take();
  }

  @Test
  void oneSideRuns() throws Exception {
    GeneratedRun ternary = RegionGoldenTest.generated("ternary");
    assertThat(ternary.call(3, 4)).isEqualTo(7);
    assertThat(ternary.call(-3, 4)).isEqualTo(4);
    GeneratedRun defaulted = RegionGoldenTest.generated("default");
    assertThat(defaulted.call(-1, 4)).isEqualTo(16);
    assertThat(Log.take()).isEmpty();
    int noted = 2 * 31 + 4 + 1;
    assertThat(defaulted.call(2, 4)).isEqualTo(noted * noted * 4);
    assertThat(Log.take()).containsExactly("1(2, 4)");
  }

  @Test
  void eachWayReturns() throws Exception {
    GeneratedRun returns = RegionGoldenTest.generated("returns");
    int noted = 31 + 2 + 1;
    assertThat(returns.call(1, 2)).isEqualTo(noted * noted);
    assertThat(returns.call(-1, -2)).isEqualTo(-1);
    assertThat(Log.take()).containsExactly("1(1, 2)");
    assertThat(returns.call(-1, 2)).isEqualTo(-31 - 1 + 2);
    assertThat(Log.take()).containsExactly("2(-1, -1)");
  }

  @Test
  void conditionsAreAskedInOrder() throws Exception {
    GeneratedRun logical = RegionGoldenTest.generated("logical");
    assertThat(logical.call(1, 0.75)).isEqualTo(2 + 1);
    assertThat(Log.take()).containsExactly("1(1, 2)");
    assertThat(logical.call(-5, Double.NaN)).isEqualTo(3);
    assertThat(Log.take()).containsExactly("1(1, 2)");
    assertThat(logical.call(11, 2.0)).isEqualTo(2);
    assertThat(Log.take()).containsExactly("11(1, 2)", "1(1, 2)");
    assertThat(logical.call(0, 0.0)).isEqualTo(1);
    assertThat(Log.take()).containsExactly("0(1, 2)");
  }

  @Test
  void switchesFindTheirLabels() throws Exception {
    GeneratedRun numbers = RegionGoldenTest.generated("switchInt");
    int noted = 2 * (5 * 31 + 5 + 1);
    assertThat(numbers.call(1, 5)).isEqualTo(noted * noted);
    assertThat(numbers.call(2, 5)).isEqualTo(noted * noted);
    assertThat(numbers.call(3, 5)).isEqualTo(25);
    assertThat(numbers.call(-3, 5)).isEqualTo(7);
    GeneratedRun strings = RegionGoldenTest.generated("switchExpression");
    assertThat(strings.call("a", 5)).isEqualTo(-5);
    assertThat(strings.call("b\"\n", 5)).isEqualTo(-5);
    assertThat(strings.call("c", 5)).isEqualTo(7);
    assertThat(strings.call("d", 5)).isEqualTo(5);
    assertThatThrownBy(() -> strings.call(null, 5)).isInstanceOf(NullPointerException.class);
    GeneratedRun constants = RegionGoldenTest.generated("switchEnum");
    assertThat(constants.call(RoundingMode.UP)).isEqualTo(5);
    assertThat(constants.call(RoundingMode.FLOOR)).isEqualTo(2 * 31 + 3 + 1);
    assertThatThrownBy(() -> constants.call(RoundingMode.CEILING))
        .isExactlyInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> constants.call((Object) null))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void nullIsALabel() throws Exception {
    GeneratedRun labels = RegionGoldenTest.generated("switchNull");
    assertThat(labels.call("a", 1)).isEqualTo(5 + 5);
    assertThat(labels.call(null, 1)).isEqualTo(5 + 1);
    assertThat(labels.call("c", 1)).isEqualTo(7 + 7);
    assertThat(labels.call("x", 1)).isEqualTo(1 + 7);
  }

  @Test
  void jumpsLeaveWhatTheyName() throws Exception {
    GeneratedRun blocks = RegionGoldenTest.generated("blockLabels");
    assertThat(blocks.call(2)).isEqualTo(1);
    assertThat(Log.take()).containsExactly("0(1, 0)");
    GeneratedRun digits = RegionGoldenTest.generated("doWhile");
    assertThat(digits.call(12345)).isEqualTo(15);
    assertThat(digits.call(0)).isEqualTo(0);
  }

  @Test
  void loopsCarryValues() throws Exception {
    GeneratedRun sum = RegionGoldenTest.generated("countingLoop");
    assertThat(sum.call((Object) new double[] {0.5, 1.5, 3})).isEqualTo(5.0);
    assertThat(sum.call((Object) new double[0])).isEqualTo(0.0);
    GeneratedRun divisor = RegionGoldenTest.generated("greatestDivisor");
    assertThat(divisor.call(54, 24)).isEqualTo(6);
    assertThat(divisor.call(7, 0)).isEqualTo(7);
    GeneratedRun maximum = RegionGoldenTest.generated("maximum");
    assertThat(maximum.call((Object) new int[] {3, 9, 2, 11})).isEqualTo(11);
    assertThat(Log.take()).containsExactly("2(0, 3)", "2(3, 9)", "2(9, 11)");
  }

  @Test
  void handlersCatchAndFinallyRuns() throws Exception {
    GeneratedRun guarded = RegionGoldenTest.generated("tryCatch");
    assertThat(guarded.call(1, new int[] {5, 6})).isEqualTo(-(6 * 31 + 1 + 1));
    assertThat(Log.take()).containsExactly("1(6, 1)", "3(0, 1)");
    assertThat(guarded.call(2, new int[] {5, 6})).isEqualTo(1);
    assertThat(Log.take()).containsExactly("2(0, 2)", "3(0, 2)");
    assertThatThrownBy(() -> guarded.call(2, null)).isInstanceOf(NullPointerException.class);
    assertThat(Log.take()).containsExactly("3(0, 2)");
  }

  @Test
  void variablesKeepWhatWasStoredBeforeTheException() throws Exception {
    GeneratedRun stored = RegionGoldenTest.generated("variable");
    assertThat(stored.call((Object) new int[] {1, 2, 3})).isEqualTo(6);
    assertThat(Log.take()).containsExactly("2(0, 6)");
    assertThat(stored.call((Object) new int[12])).isEqualTo(0);
    assertThat(Log.take()).isEmpty();
  }

  @Test
  void handlersSeeCarriedValuesAsTheyWere() throws Exception {
    assertThat(RegionGoldenTest.generated("continueInTry").call(7)).isEqualTo(9);
    assertThat(Log.take()).containsExactly("1(0, 0)", "1(0, 3)", "1(0, 6)", "1(0, 9)");
  }

  @Test
  void functionObjectsCaptureValues() throws Exception {
    assertThat(RegionGoldenTest.generated("lambda").call(List.of(1, 2, 30), 5))
        .isEqualTo(List.of(33, 36, 120));
    assertThat(Log.take()).containsExactly("1(0, 30)");
    RegionGoldenTest.generated("lambdaCarried").call(3);
    assertThat(Log.take()).containsExactly("1(0, 0)", "1(0, -1)", "1(0, -2)");
  }

  @Test
  void locksAreHeld() throws Exception {
    GeneratedRun locked = RegionGoldenTest.generated("lock");
    assertThat(locked.call("lock", 4)).isEqualTo(5);
    assertThatThrownBy(() -> locked.call(null, 4)).isInstanceOf(NullPointerException.class);
  }
}
