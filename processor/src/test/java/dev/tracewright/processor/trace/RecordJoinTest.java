package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Records at joins: taken apart, unless others see the object. */
class RecordJoinTest {

  private static String graph(String method) {
    Traced traced =
        Traced.of(
            "Subject",
            """
            package p;
            import dev.tracewright.annotations.*;
            final class Subject {
              record Pair(int a, int b) {
                Pair next() { return new Pair(b, a + b); }
              }
              record Checked(int a) {
                Checked { if (a < 0) { throw new IllegalArgumentException(); } }
              }
              static Object seen(Object o) { return o; }
              %s
            }
            """
                .formatted(method));
    assertThat(traced.keys()).isEmpty();
    traced.captured().values().forEach(each -> each.captured().lint());
    return traced.captured().values().iterator().next().captured().toString();
  }

  @Test
  void aLoopCarriesWhatIsInTheFields() {
    assertThat(
            graph(
                """
                @Traceable static int f(int n) {
                  Pair p = new Pair(0, 1);
                  for (int i = 0; i < n; i++) { p = p.next(); }
                  return p.a();
                }
                """))
        .contains("[0, 0, 1]", "p_a", "p_b")
        .doesNotContain("Pair");
  }

  @Test
  void branchesJoinWhatIsInTheFields() {
    assertThat(
            graph(
                """
                @Traceable static int f(boolean c, int n) {
                  Pair p = new Pair(n, 1);
                  if (c) { p = p.next(); }
                  return p.a() + p.b();
                }
                """))
        .contains("(int, int)", "%p_a", "%p_b")
        .doesNotContain("Pair");
  }

  @Test
  void aFieldOnWhichAllAgreeIsNoResult() {
    assertThat(
            graph(
                """
                @Traceable static int f(boolean c, int n) {
                  Pair p = c ? new Pair(n, 1) : new Pair(n, 2);
                  return p.a();
                }
                """))
        .contains("return n")
        .doesNotContain("Pair");
  }

  @Test
  void whatIsReturnedIsMadeWhereItIsCreated() {
    assertThat(
            graph(
                """
                @Traceable static Pair f(int n) {
                  Pair p = new Pair(0, 1);
                  for (int i = 0; i < n; i++) { p = p.next(); }
                  return p;
                }
                """))
        .containsOnlyOnce("target=p.Subject$Pair.new(int, int)](args = (0, 1))")
        .contains("%p_1 : p.Subject$Pair [num_users=1] = call_function[target=loop]");
  }

  @Test
  void onlyWhatOthersSeeIsMade() {
    assertThat(
            graph(
                """
                @Traceable static int f(boolean c, int n) {
                  Pair p = c ? new Pair(n, 1) : new Pair(1, n);
                  Pair q = c ? new Pair(n, 2) : new Pair(2, n);
                  System.out.println(p);
                  return q.a();
                }
                """))
        .contains("Pair.new(int, int)](args = (%n, 1))", "Pair.new(int, int)](args = (1, %n))")
        .doesNotContain("Pair.new(int, int)](args = (%n, 2))");
  }

  @Test
  void identityIsThatOfTheObjects() {
    assertThat(
            graph(
                """
                @Traceable static boolean f(boolean c, int n) {
                  Pair p = new Pair(n, n);
                  Pair q = c ? p : new Pair(n, n);
                  return p == q;
                }
                """))
        .contains("operator.eq(java.lang.Object, java.lang.Object)")
        .contains("Pair.new(int, int)");
  }

  @Test
  void aRecordWhoseConstructorDoesMoreIsAnObject() {
    assertThat(
            graph(
                """
                @Traceable static int f(boolean c, int n) {
                  Checked p = c ? new Checked(n) : new Checked(2);
                  return p.a();
                }
                """))
        .contains("Checked.new(int)](args = (%n,))");
  }

  @Test
  void startingAgainHasAnEnd() {
    StringBuilder method = new StringBuilder("@Traceable static void f(boolean c, int n) {\n");
    for (int i = 0; i < 40; i++) {
      method.append("Pair p%d = c ? new Pair(n, %d) : new Pair(1, n);\n".formatted(i, i));
      method.append("System.out.println(p%d);\n".formatted(i));
    }
    assertThat(graph(method + "}"))
        .contains("Pair.new(int, int)](args = (%n, 0))", "Pair.new(int, int)](args = (%n, 39))");
  }
}
