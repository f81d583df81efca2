package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.diagnostic.Problem;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * Recursion is entered as long as known arguments bring it to an end; any other is an error that
 * names the cycle, and soon.
 */
class RecursionTest {
  private static final long LARGE_STACK = 256L << 20;
  private static final long SOON = Duration.ofMinutes(2).toMillis();

  private static Traced trace(String members) {
    AtomicReference<Traced> traced = new AtomicReference<>();
    Thread thread =
        new Thread(null, () -> traced.set(Traced.inSubject(members)), "deep", LARGE_STACK);
    thread.start();
    try {
      thread.join(SOON);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Objects.requireNonNull(traced.get(), "it fails or takes too long");
  }

  private static Problem problem(String members) {
    Traced traced = trace(members);
    assertThat(traced.captured()).isEmpty();
    assertThat(traced.problems()).hasSize(1);
    return traced.problems().get(0);
  }

  @Test
  void recursionOnValuesNamesItselfAtItsCall() {
    Problem problem =
        problem("@Traceable static long fact(int n) { return n < 2 ? 1 : n * fact(n - 1); }");
    assertThat(problem.text())
        .startsWith("[recursion] the recursion fact → fact has no end")
        .doesNotContain("called at");
    assertThat(problem.span().column()).isEqualTo(61);
  }

  @Test
  void mutualRecursionNamesTheCycleAtTheCallThatClosesIt() {
    Problem problem =
        problem(
            """
            @Traceable static boolean isEven(int n) {
              return even(n);
            }
            static boolean even(int n) {
              return n == 0 || odd(n - 1);
            }
            static boolean odd(int n) {
              if (n == 0) return false;
              return even(n - 1);
            }
            """);
    assertThat(problem.text())
        .startsWith("[recursion] the recursion even → odd → even has no end")
        .contains("called at Subject.java:10:20\n    called at Subject.java:7:10\n");
    assertThat(problem.span().line()).isEqualTo(14);
  }

  @Test
  void recursionThatIsWrittenTwiceFailsAsSoon() {
    Problem problem =
        problem(
            """
            @Traceable static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
            """);
    assertThat(problem.summary()).contains("fib → fib");
    assertThat(
            problem(
                    """
                    @Traceable static int ackermann(int m, int n) {
                      if (m == 0) return n + 1;
                      if (n == 0) return ackermann(m - 1, 1);
                      return ackermann(m - 1, ackermann(m, n - 1));
                    }
                    """)
                .summary())
        .contains("ackermann → ackermann");
  }

  @Test
  void recursionWithoutAnyEndIsFound() {
    assertThat(problem("@Traceable static int f(int x) { return f(x - 1); }").summary())
        .contains("f → f");
    assertThat(
            problem("@Traceable static int f(int x) { while (x > 3) { x = f(x); } return x; }")
                .summary())
        .contains("f → f");
  }

  @Test
  void recursionOfLambdasAndOnFreshObjectsIsFound() {
    assertThat(
            problem(
                    """
                    record State(int n, int sum) {}
                    @Traceable static int sum(int n) { return down(new State(n, 0)); }
                    static int down(State s) {
                      return s.n() == 0 ? s.sum() : down(new State(s.n() - 1, s.sum() + s.n()));
                    }
                    """)
                .summary())
        .contains("down → down");
    assertThat(
            problem(
                    """
                    @Traceable static int apply(int n) { return again(x -> x > 9 ? x : again(y -> y, x), n); }
                    static int again(IntUnaryOperator f, int n) { return f.applyAsInt(n); }
                    @Traceable static int pass(int n) { return run(Subject::step, n); }
                    static int step(int n) { return n > 9 ? n : run(Subject::step, n + 1); }
                    static int run(IntUnaryOperator f, int n) { return f.applyAsInt(n); }
                    """
                        .replace("@Traceable static int apply", "static int apply"))
                .key()
                .text())
        .startsWith("recursion");
  }

  @Test
  void knownArgumentsEndARecursionBehindManyBranchesOnValues() {
    Traced traced =
        trace(
            """
            @Traceable static int find(int x) { return find(x, 0); }
            static int find(int x, int k) { return k == 40 ? -1 : x == k * k ? k : find(x, k + 1); }
            """);
    assertThat(traced.problems()).isEmpty();
    assertThat(traced.graph("Subject.find")).contains("(%x, 1521)");
  }

  @Test
  void whatMutableAggregatesHoldEndsARecursion() {
    Traced traced =
        trace(
            """
            @Traceable static double spin(double x) { return spin(x, new int[] {30}); }
            static double spin(double x, int[] left) {
              return left[0]-- == 0 ? x : x > 0 ? spin(x / 2, left) : -x;
            }
            """);
    assertThat(traced.problems()).isEmpty();
  }

  @Test
  void anArgumentThatIsFilledInEndsARecursion() {
    Traced traced =
        trace(
            """
            @Traceable static int size(String s) { return s == null ? size("") : s.length(); }
            """);
    assertThat(traced.problems()).isEmpty();
  }

  @Test
  void recursionThatKnownArgumentsNeverEndEndsAtTheDepthOfCalls() {
    assertThat(
            problem(
                    """
                    @Traceable static int up(int x) { return up(x, 0); }
                    static int up(int x, int k) { return k < 0 ? k : up(x, k + 1); }
                    """)
                .text())
        .startsWith("[recursion-depth] calls are entered more than 256 deep")
        .contains("… and 248 more calls");
  }

  @Test
  void recursionThatValuesMayEndButKnownArgumentsDoNotEndsAtTheDepthOfBranches() {
    assertThat(
            problem(
                    """
                    @Traceable static int above(int x) { return above(x, 0); }
                    static int above(int x, int k) { return x < k ? k : above(x, k + 1); }
                    """)
                .summary())
        .endsWith("nest more than 100 deep");
    assertThat(
            problem(
                    """
                    @Traceable static int product(int n) { return times(n, v -> v); }
                    static int times(int n, IntUnaryOperator k) {
                      return n == 0 ? k.applyAsInt(1) : times(n - 1, v -> k.applyAsInt(v * n));
                    }
                    """)
                .summary())
        .endsWith("nest more than 100 deep");
  }
}
