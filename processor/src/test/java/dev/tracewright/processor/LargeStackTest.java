package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.processor.attribution.Compiled;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Capture needs more stack than a compiler's thread may have. */
final class LargeStackTest {
  private static final long SMALL = 1 << 20;

  @TempDir Path directory;

  @Test
  void deepCallsAreCapturedWhereTheCompilersStackIsSmall() throws Exception {
    Compiled compiled =
        compileOnSmallStack(
            """
            import dev.tracewright.annotations.Traceable;

            class Sums {
              @Traceable
              static double sum(double x) {
                return down(x, 250);
              }

              static double down(double x, int n) {
                if (n == 0) {
                  return x;
                } else {
                  for (int i = 0; i < 1; i++) {
                    switch (i) {
                      case 0:
                        return down(x + n, n - 1);
                      default:
                    }
                  }
                }
                return x;
              }
            }
            """);
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(compiled.classFiles()).containsKey("Sums_SumGraphModule.graph");
  }

  @Test
  void deepBranchesEndInTheirMessageWhereTheCompilersStackIsSmall() throws Exception {
    Compiled compiled =
        compileOnSmallStack(
            """
            import dev.tracewright.annotations.Traceable;

            class Sums {
              @Traceable
              static int sum(int x) {
                return up(x, 0);
              }

              static int up(int x, int n) {
                while (x > n) {
                  switch (x) {
                    case 0:
                      return up(x, n + 1);
                    default:
                      x -= up(x + 1, n + 1);
                  }
                }
                return x;
              }
            }
            """);
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .allMatch(each -> each.contains("[nesting-depth]"))
        .hasSize(1);
  }

  private Compiled compileOnSmallStack(String source) throws Exception {
    AtomicReference<Compiled> compiled = new AtomicReference<>();
    Runnable compile =
        () -> compiled.set(Capture.javac(directory).source("Sums.java", source).compile());
    Thread thread = new Thread(null, compile, "small", SMALL);
    thread.start();
    thread.join();
    return Objects.requireNonNull(compiled.get());
  }

  @Test
  void whatTheWorkThrowsIsThrownAndAnInterruptIsKept() {
    IllegalStateException failure = new IllegalStateException("no");
    assertThatThrownBy(
            () ->
                LargeStack.run(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);
    Thread.currentThread().interrupt();
    AtomicBoolean done = new AtomicBoolean();
    LargeStack.run(() -> done.set(true));
    assertThat(done).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }
}
