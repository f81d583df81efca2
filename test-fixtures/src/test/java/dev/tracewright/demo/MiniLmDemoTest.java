package dev.tracewright.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import dev.tracewright.fixtures.minilm.Encoder;
import dev.tracewright.fixtures.minilm.MiniLm;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The demonstration's checks: they hold for the model itself and notice one that is a little off.
 */
final class MiniLmDemoTest {

  private static boolean passes(Function<MiniLm, Encoder> trace, String... expected)
      throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Report report = new Report(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try (NDManager manager = NDManager.newBaseManager()) {
      new MiniLmDemo(report, manager).run(trace);
    }
    boolean passed = report.finish();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains(expected);
    return passed;
  }

  @Test
  void theModelItselfPasses() throws Exception {
    assertThat(
            passes(
                model -> model,
                "ok     traced and untraced model agree: largest difference 0.0",
                "ok     traced model and ONNX Runtime agree",
                "all checks passed"))
        .isTrue();
  }

  @Test
  void theSmallestDifferenceFails() throws Exception {
    assertThat(
            passes(
                model -> (ids, mask, types) -> model.forward(ids, mask, types).mul(1.000001f),
                "FAILED traced and untraced model agree",
                "ok     traced model and ONNX Runtime agree",
                "A CHECK FAILED"))
        .isFalse();
  }

  @Test
  void anotherDirectionFails() throws Exception {
    assertThat(
            passes(
                model -> (ids, mask, types) -> model.forward(ids, mask, types).abs(),
                "FAILED traced model and ONNX Runtime agree"))
        .isFalse();
  }
}
