package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What rules leave to the compiler. */
final class ExactRulesTest {
  @Test
  void aSwitchThatMayYieldNothingIsNoMistakeOfARule() {
    Source source =
        Source.of(
            "Wrong",
            """
            static String run(Log log, int p) {
              return switch (p) {
                default:
                  yield "b";
                case 0:
                  log.add(new StringBuilder().append("a").append("b").toString());
              };
            }
            on new Log(), 1
            """);
    assertThat(Compilation.of(List.of(source), ExactRules.options()).errors())
        .extracting(Compilation.Message::code)
        .containsExactly("compiler.err.switch.expression.completes.normally");
  }
}
