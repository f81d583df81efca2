package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes known, what is entered and what is recorded, on the text of the graph. */
class SymbolicTracerTest {

  private static String graph(String method, String members) {
    Traced traced = Traced.inSubject(members);
    traced.captured().values().forEach(each -> each.captured().lint());
    return traced.graph("Subject." + method);
  }

  @Test
  void loopOverKnownArrayUnrollsAndKeepsTheLocalsName() {
    assertThat(
            graph(
                "horner",
                """
                @Traceable static double horner(double x) {
                  double y = 0;
                  for (double c : new double[] {1.5, -2}) {
                    y = y * x + c;
                  }
                  return y;
                }
                """))
        .isEqualTo(
            """
            graph():
                %x : double [num_users=2] = placeholder[target=x]
                %mul : double [num_users=1] = call_function[target=operator.mul(double, double)](args = (0.0, %x))
                %y : double [num_users=1] = call_function[target=operator.add(double, double)](args = (%mul, 1.5))
                %mul_1 : double [num_users=1] = call_function[target=operator.mul(double, double)](args = (%y, %x))
                %y_1 : double [num_users=1] = call_function[target=operator.add(double, double)](args = (%mul_1, -2.0))
                return y_1""");
  }

  @Test
  void compoundAssignmentNarrowsAndEvaluatesOnce() {
    assertThat(
            graph(
                "step",
                """
                @Traceable static int step(int[] a, int i, byte c) {
                  c += 3.7;
                  a[i++] <<= 2;
                  return a[i] + c;
                }
                """))
        .contains("%add : double", "operator.add(double, double)](args = (%to_double, 3.7))")
        .contains("operator.toByte(double)](args = (%add,))")
        .contains("operator.getItem(int[], int)](args = (%a, %i))")
        .contains("operator.setItem(int[], int, int)](args = (%a, %i, %shl))")
        .contains("operator.add(int, int)](args = (%i, 1))");
  }

  @Test
  void recursionOnKnownArgumentsIsEntered() {
    assertThat(
            graph(
                "fifth",
                """
                @Traceable static long fifth(long b) { return power(b, 5); }
                private static long power(long b, int e) {
                  return e == 0 ? 1 : e % 2 == 0 ? power(b * b, e / 2) : b * power(b, e - 1);
                }
                """))
        .containsPattern("(?s)mul.*mul_1.*mul_2.*mul_3")
        .doesNotContain("power");
  }

  @Test
  void plainRecordsStayKnownUntilTheyEscape() {
    String members =
        """
        record Pair(double a, double b) { double sum() { return a + b; } }
        @Traceable static double inside(double x) { return new Pair(x, 2).sum(); }
        @Traceable static Object outside(double x) { Pair p = new Pair(x, 2); return p; }
        """;
    assertThat(graph("inside", members)).contains("operator.add").doesNotContain("Pair");
    assertThat(graph("outside", members)).contains("target=p.Subject$Pair.new(double, double)");
  }

  @Test
  void knownArrayIsMadeWhereItIsFirstNeeded() {
    assertThat(
            graph(
                "pick",
                """
                @Traceable static int pick(int i, int v) {
                  int[] t = {1, 2, 3};
                  t[1] = v;
                  return t[1] + t[i] + t.length;
                }
                """))
        .contains("operator.array(int[])](args = (new int[] {1, %v, 3},))")
        .contains("operator.getItem(int[], int)](args = (%t, %i))")
        .doesNotContain("operator.length");
  }

  @Test
  void whatWouldThrowIsRecorded() {
    assertThat(graph("div", "@Traceable static int div(int a) { return a / 0 + 5 % 0; }"))
        .contains("operator.div(int, int)](args = (%a, 0))")
        .contains("operator.mod(int, int)](args = (5, 0))");
  }

  @Test
  void floatingPointTextIsFoldedOnlyWhereJavacFoldsIt() {
    String text =
        graph(
            "texts",
            """
            @Traceable static String texts(String s) {
              double d = 0.1;
              String known = "a" + 1.5 + 'c' + null;
              return s + known + ("n" + d) + ("k" + 3);
            }
            """);
    assertThat(text)
        .contains("\"a1.5cnull\"")
        .contains("operator.concat(java.lang.String, double)](args = (\"n\", 0.1))")
        .contains("\"k3\"");
  }

  @Test
  void lambdasAreEnteredWhereTheyAreCalled() {
    assertThat(
            graph(
                "twice",
                """
                @Traceable static double twice(double x) {
                  DoubleUnaryOperator f = v -> v * x;
                  return f.applyAsDouble(f.applyAsDouble(3));
                }
                """))
        .contains("operator.mul(double, double)](args = (3.0, %x))")
        .contains("operator.mul(double, double)](args = (%mul, %x))");
  }

  @Test
  void typeVariablesOfEnteredMethodsBecomeWhatTheyStandFor() {
    assertThat(
            graph(
                "head",
                """
                @Traceable static int head(List<String> l) { return first(l).length(); }
                private static <U> U first(List<U> l) { U u = l.get(0); return u; }
                """))
        .contains("%u : java.lang.String [num_users=1] = call_method[target=java.util.List.get");
  }

  @Test
  void specializedParameterIsKnownAndStaysInTheSignature() {
    String text =
        graph(
            "gate",
            """
            @Traceable static double gate(double x, @Specialize("false") boolean training) {
              return training ? x * 2 : x;
            }
            """);
    assertThat(text).contains("%training : boolean [num_users=0]").contains("return x");
  }

  @Test
  void everyProblemOfAMethodIsReportedAtItsExpression() {
    Traced traced =
        Traced.inSubject(
            """
            static int counter;
            @Traceable static int many(int x, List<Integer> l) {
              if (x > 0) { counter = 1; }
              synchronized (l) { x += new Object() {}.hashCode(); }
              for (int v : l) { x = l.stream().mapToInt(u -> counter = u).sum(); }
              return x;
            }
            """);
    assertThat(traced.captured()).isEmpty();
    assertThat(traced.keys())
        .containsExactly("static-write 8:16", "local-class 9:42", "static-write 10:50");
  }

  @Test
  void staticInitializerThatCouldBeNoticedRunsAtTheFirstCall() {
    String text =
        graph(
            "f",
            """
            static final class Loud {
              static int made;
              static { made = 3; }
              static int twice(int x) { return x * 2; }
            }
            static final class Quiet {
              static final int K = 3;
              static int plus(int x) { return x + K; }
            }
            @Traceable static int f(int x) { return Loud.twice(Quiet.plus(x)) + Loud.twice(1); }
            """);
    assertThat(text).containsOnlyOnce("operator.initialize(").contains("p.Subject$Loud.class");
  }
}
