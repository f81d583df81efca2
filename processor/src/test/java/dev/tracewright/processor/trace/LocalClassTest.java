package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Objects of local and anonymous classes: known inside the method, functions outside it. */
class LocalClassTest {

  private static Traced trace(String members) {
    return Traced.of(
        "Subject",
        """
        package p;
        import dev.tracewright.annotations.*;
        import java.util.*;
        import java.util.function.*;
        final class Subject {
        %s
        }
        """
            .formatted(members));
  }

  private static String graph(String members) {
    Traced traced = trace(members);
    assertThat(traced.keys()).isEmpty();
    traced.captured().values().forEach(each -> each.captured().lint());
    assertThat(traced.captured()).hasSize(1);
    return traced.captured().values().iterator().next().captured().toString();
  }

  @Test
  void methodsOfALocalRecordAreEntered() {
    assertThat(
            graph(
                """
                @Traceable static int sum(int k) {
                  record Pair(int a, int b) {
                    Pair { if (b < 0) { throw new IllegalArgumentException(); } }
                    int sum() { return a + b; }
                  }
                  return new Pair(k, 2).sum();
                }
                """))
        .contains("operator.add(int, int)](args = (%k, 2))")
        .doesNotContain("Pair")
        .doesNotContain("cond");
  }

  @Test
  void fieldsAreVariablesThatLoopsCarryAndBranchesJoin() {
    assertThat(
            graph(
                """
                @Traceable static int mean(int[] v) {
                  class Mean {
                    int sum;
                    int n;
                    void add(int x) { sum += x; n++; }
                    int get() { return sum / n; }
                  }
                  Mean mean = new Mean();
                  for (int x : v) {
                    if (x > 0) {
                      mean.add(x);
                    }
                  }
                  return mean.get();
                }
                """))
        .containsSubsequence(
            "%loop : (int, int)",
            "%sum : int [num_users=2] = placeholder",
            "%n : int [num_users=2] = placeholder",
            "%cond_1 : (int, int)",
            "yield (add, add_1)",
            "yield (sum, n)",
            "yield (add, sum_1, n_1)",
            "[0, 0, 0]",
            "operator.div(int, int)](args = (%sum, %n))")
        .doesNotContain("Mean");
  }

  @Test
  void recordThatALoopReplacesIsCarriedByItsFields() {
    assertThat(
            graph(
                """
                @Traceable static int mean(int[] v) {
                  record Mean(int sum, int n) {
                    Mean with(int x) { return new Mean(sum + x, n + 1); }
                  }
                  Mean mean = new Mean(0, 0);
                  for (int x : v) {
                    mean = mean.with(x);
                  }
                  return mean.sum() / mean.n();
                }
                """))
        .containsSubsequence(
            "%mean_sum : int",
            "%mean_n : int", "break (mean_sum, mean_n)", "yield (add_2, add, add_1)", "[0, 0, 0]")
        .doesNotContain("Mean");
  }

  @Test
  void recordsThatMeetBecomeOneOfTheirFields() {
    assertThat(
            graph(
                """
                @Traceable static int either(boolean b, int k) {
                  record Pair(int x, Integer y) {}
                  record Outer(Pair in, int z) {}
                  Outer o = b ? new Outer(new Pair(1, null), 3) : new Outer(new Pair(k, 4), 3);
                  return o.in().x() + o.z();
                }
                """))
        .containsSubsequence(
            "%in_x : int", "yield 1", "yield k", "operator.add(int, int)](args = (%in_x, 3))")
        .doesNotContain("Pair");
  }

  @Test
  void fieldsThatAFunctionChangesLieInArrays() {
    assertThat(
            graph(
                """
                @Traceable static int sum(List<Integer> v) {
                  class Sum { int sum = 1; void add(int x) { sum += x; } }
                  Sum s = new Sum();
                  s.add(2);
                  v.forEach(x -> s.add(x));
                  return s.sum;
                }
                """))
        .containsSubsequence(
            "%sum : int[] [num_users=2] = call_function[target=operator.array(int[])](args = (new int[] {3},))",
            "target=lambda",
            "operator.getItem(int[], int)](args = (%sum, 0))",
            "operator.setItem(int[], int, int)](args = (%sum, 0, %add))",
            "forEach",
            "operator.getItem(int[], int)](args = (%sum, 0))");
  }

  @Test
  void fieldsThatAnExceptionLeavesHalfChangedLieInArrays() {
    assertThat(
            graph(
                """
                @Traceable static int parse(String s) {
                  class Parsed { int good; int bad; }
                  Parsed p = new Parsed();
                  try {
                    p.good = 1;
                    p.good = Integer.parseInt(s);
                  } catch (NumberFormatException e) {
                    p.bad = p.good;
                  }
                  return p.good + p.bad;
                }
                """))
        .containsSubsequence(
            "%good : int[]",
            "%bad : int[]",
            "target=try",
            "operator.setItem(int[], int, int)](args = (%good, 0, 1))",
            "operator.setItem(int[], int, int)](args = (%good, 0, %parse_int))",
            "operator.setItem(int[], int, int)](args = (%bad, 0, %get_item))");
  }

  @Test
  void anonymousFunctionIsPassedOnAsALambda() {
    assertThat(
            graph(
                """
                @Traceable static void order(List<String> l, int k) {
                  l.sort(
                      new Comparator<String>() {
                        @Override public int compare(String a, String b) {
                          return sign(a.length() - b.length());
                        }
                        private int sign(int d) { return d * k; }
                      });
                }
                """))
        .containsSubsequence(
            "%lambda : java.util.Comparator<java.lang.String>",
            "%a : java.lang.String",
            "%b : java.lang.String",
            "%k : int",
            "operator.mul(int, int)](args = (%sub, %k))",
            "return mul",
            "%k))",
            "java.util.List.sort(java.util.Comparator)](args = (%l, %lambda))");
  }

  @Test
  void functionWithStateKeepsItInAnArray() {
    assertThat(
            graph(
                """
                @Traceable static IntSupplier counter(int k) {
                  return new IntSupplier() {
                    private int n = k;
                    @Override public int getAsInt() { return n++; }
                  };
                }
                """))
        .containsSubsequence(
            "%n : int[]", "new int[] {%k}", "target=lambda", "operator.setItem", "return get_item")
        .endsWith("return lambda");
  }

  @Test
  void functionThatHandsItselfOnFindsItselfInAnArray() {
    assertThat(
            graph(
                """
                @Traceable static void once(List<Runnable> l) {
                  l.add(new Runnable() {
                    @Override public void run() { l.remove(this); }
                  });
                }
                """))
        .containsSubsequence(
            "operator.newArray",
            "target=lambda",
            "operator.getItem(java.lang.Object[], int) -> java.lang.Object](args = (%new_array, 0))",
            "java.util.List.remove(java.lang.Object)](args = (%l, %get_item))",
            "operator.setItem(java.lang.Object[], int, java.lang.Object)](args = (%new_array, 0, %lambda))",
            "java.util.List.add(java.lang.Object)](args = (%l, %lambda))");
  }

  @Test
  void constructorsRunInJavasOrder() {
    assertThat(
            graph(
                """
                @Traceable static int order(int k) {
                  abstract class Base {
                    int v;
                    Base(int v) { this.v = v; init(); }
                    abstract void init();
                    int get() { return v; }
                  }
                  class Sub extends Base {
                    int w = 5;
                    Sub(int v) { super(v + 1); w += k; }
                    @Override void init() { w = 9; v++; }
                    @Override int get() { return super.get() * w; }
                  }
                  return new Sub(3).get();
                }
                """))
        .contains(
            "operator.add(int, int)](args = (5, %k))", "operator.mul(int, int)](args = (5, %add))");
  }

  @Test
  void typeVariablesAroundAClassKeepTheirMeaningInIt() {
    assertThat(
            graph(
                """
                @Traceable static <T extends Comparable<T>> T best(List<T> l) {
                  class Best<U extends Comparable<U>> {
                    U best;
                    void see(U u) { if (best == null || best.compareTo(u) < 0) { best = u; } }
                    T first() { return l.get(0); }
                  }
                  Best<T> b = new Best<>();
                  b.see(b.first());
                  for (T t : l) { b.see(t); }
                  return b.best;
                }
                """))
        .contains("%best : 'T:java.lang.Comparable")
        .doesNotContain("'U");
  }

  @Test
  void equalsOfALocalRecordComparesFromTheLastComponent() {
    assertThat(
            graph(
                """
                @Traceable static boolean same(int a, double b, String c) {
                  record All(int a, double b, String c) {}
                  return new All(a, b, c).equals(new All(1, 2.0, "x"));
                }
                """))
        .containsSubsequence(
            "java.util.Objects.equals(java.lang.Object, java.lang.Object)](args = (%c, \"x\"))",
            "java.lang.Double.compare(double, double)](args = (%b, 2.0))",
            "operator.eq(int, int)](args = (%a, 1))")
        .doesNotContain("All");
  }

  @Test
  void hashCodeOfALocalRecordIsThatOfItsComponents() {
    assertThat(
            graph(
                """
                @Traceable static int hash(String a, long b) {
                  record Pair(String a, long b) {}
                  record Outer(Pair in) {}
                  return Objects.hashCode(new Outer(new Pair(a, b)));
                }
                """))
        .containsSubsequence(
            "java.util.Objects.hashCode(java.lang.Object)](args = (%a,))",
            "operator.mul(int, int)](args = (%hash_code, 31))",
            "java.lang.Long.hashCode(long)](args = (%b,))")
        .doesNotContain("Pair");
  }

  @Test
  void textOfALocalRecordNamesItsComponents() {
    assertThat(
            graph(
                """
                @Traceable static String text(int a) {
                  record Pair(int x, String y) {}
                  record Outer(Pair in) {}
                  return "<" + new Outer(new Pair(a, "b")) + ">";
                }
                """))
        .containsSubsequence(
            "\"Pair[x=\", %a", "\", y=\"", "\"b\"", "\"]\"", "\"Outer[in=\"", "\">\"");
  }

  @Test
  void methodsThatALocalRecordWritesItselfAreEntered() {
    assertThat(
            graph(
                """
                @Traceable static boolean same(int a, int b) {
                  record Key(int value, int other) {
                    @Override public boolean equals(Object o) {
                      return o instanceof Key key && key.value == value;
                    }
                    @Override public int hashCode() { return value; }
                  }
                  return Objects.equals(new Key(a, b), new Key(3, a));
                }
                """))
        .contains("operator.eq(int, int)](args = (3, %a))")
        .doesNotContain("%b,");
  }

  @Test
  void identityOfOneOfSeveralObjectsIsKnownWhereNoneOfThemIsMeant() {
    assertThat(
            graph(
                """
                @Traceable static int same(int a, boolean b) {
                  record P(int x) {}
                  P p = new P(a);
                  P q = b ? new P(1) : new P(2);
                  return p == q ? 1 : q.getClass() == p.getClass() ? q.x() : 3;
                }
                """))
        .contains("yield 1", "yield 2")
        .doesNotContain("operator.eq");
  }

  @Test
  void defaultMethodsOfAFunctionAreCalledOnTheLambda() {
    assertThat(
            graph(
                """
                @Traceable static Comparator<String> down(int k) {
                  class Order implements Comparator<String> {
                    @Override public int compare(String a, String b) { return k * a.compareTo(b); }
                  }
                  return new Order().reversed();
                }
                """))
        .contains("java.util.Comparator.reversed()](args = (%lambda,))");
  }

  @Test
  void methodsOfAnAbstractClassAreEnteredOnAnAnonymousOne() {
    assertThat(
            graph(
                """
                abstract static class Fraction {
                  abstract double term(int n, double x);
                  double sum(double x, int most) {
                    double sum = term(0, x);
                    for (int n = 1; n < most; n++) { sum += term(n, x); }
                    return sum;
                  }
                }
                @Traceable static double series(double x, double a, int most) {
                  return new Fraction() {
                    @Override double term(int n, double v) { return v / (a + n); }
                  }.sum(x, most);
                }
                """))
        .containsSubsequence("operator.add(double, double)](args = (%a, 0.0))", "target=loop")
        .doesNotContain("Fraction");
  }

  @Test
  void iterableMadeInTheMethodIsEntered() {
    assertThat(
            graph(
                """
                @Traceable static int sum(int k) {
                  Iterable<Integer> all =
                      () ->
                          new Iterator<>() {
                            int i;
                            @Override public boolean hasNext() { return i < k; }
                            @Override public Integer next() { return i++; }
                          };
                  int sum = 0;
                  for (int each : all) { sum += each; }
                  return sum;
                }
                """))
        .containsSubsequence("target=loop", "%i : int", "operator.lt(int, int)](args = (%i, %k))")
        .doesNotContain("Iterator");
  }

  @Test
  void enclosingInstancesAreFound() {
    Traced traced =
        Traced.of(
            "Gain",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.function.*;
            @Traceable final class Gain {
              final double k;
              double level;
              Gain(double k) { this.k = k; }
              DoubleUnaryOperator forward(double x) {
                return new DoubleUnaryOperator() {
                  @Override public double applyAsDouble(double v) {
                    class Inner { double z() { return k + v + x + Gain.this.level; } }
                    return new Inner().z() * twice(v);
                  }
                };
              }
              double twice(double v) { return 2 * v * k; }
            }
            """);
    String text = traced.method("Gain.forward").captured().toString();
    assertThat(text)
        .containsSubsequence(
            "target=lambda",
            "%v : double",
            "%x : double",
            "get_attr[target=k]",
            "get_attr[target=level]",
            "return mul_2",
            "%x))")
        .doesNotContain("Inner");
    traced.method("Gain.forward").captured().lint();
  }

  @Test
  void innerClassWithANameIsMadeWithItsEnclosingInstance() {
    Traced traced =
        Traced.of(
            "Outer",
            """
            package p;
            import dev.tracewright.annotations.*;
            @Traceable final class Outer {
              class Inner { final int v; Inner(int v) { this.v = v; } }
              Object forward(Outer other) { return new Inner(1).v + other.new Inner(2).v; }
            }
            """);
    assertThat(traced.method("Outer.forward").captured().toString())
        .containsSubsequence(
            "get_attr[target=this]",
            "p.Outer$Inner.new(p.Outer, int)](args = (%root, 1))",
            "requireNonNull",
            "p.Outer$Inner.new(p.Outer, int)](args = (%require_non_null, 2))");
  }

  @Test
  void localEnumIsDecided() {
    assertThat(
            graph(
                """
                @Traceable static int mode(int k) {
                  enum Mode { PLUS, MINUS }
                  Mode m = Mode.MINUS;
                  return switch (m) { case PLUS -> k; case MINUS -> -k; };
                }
                """))
        .contains("operator.neg(int)")
        .doesNotContain("Mode");
  }

  @Test
  void whatTheGraphWouldHaveToNameIsAnError() {
    String members =
        """
        @Traceable static Object list(List<Integer> v) {
          record P(int a) {}
          return v.stream().map(x -> new P(x)).sorted(Comparator.comparing(P::a)).toList();
        }
        @Traceable static Object iterator() {
          return new Iterator<Integer>() {
            @Override public boolean hasNext() { return false; }
            @Override public Integer next() { return 1; }
          };
        }
        @Traceable static Object task() {
          return new TimerTask() { @Override public void run() {} };
        }
        @Traceable static Object constant(boolean b) {
          enum Mode { A, B }
          return b ? Mode.A : Mode.B;
        }
        @Traceable static boolean same(boolean b) {
          record P(int a) {}
          P p = new P(1);
          P q = b ? p : new P(2);
          return p == q;
        }
        @Traceable static Object type() {
          class Local {}
          return Local.class;
        }
        @Traceable static Object test(Object o) {
          record P(int a) {}
          return o instanceof P p ? p.a() : 0;
        }
        """;
    assertThat(trace(members).keys()).hasSize(7).allMatch(each -> each.startsWith("local-class "));
    assertThat(trace(members).captured()).isEmpty();
  }

  @Test
  void textOfTheErrorNamesTheClass() {
    Traced traced =
        trace(
            """
            @Traceable static Object both(int k) {
              record P(int a) {}
              return List.of(new P(k), new Object() {});
            }
            """);
    assertThat(traced.problems())
        .extracting(each -> each.text().lines().findFirst().orElseThrow())
        .containsExactly(
            "[local-class] the local class P cannot be part of the graph",
            "[local-class] the anonymous class cannot be part of the graph");
  }

  @Test
  void listThatALaterFunctionOfTheConstructorChangesIsNotKnown() {
    Traced traced =
        Traced.of(
            "Held",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.*;
            @Traceable final class Held {
              private final List<Integer> list = new ArrayList<>();
              final Runnable more;
              Held() { list.add(1); more = new Runnable() { public void run() { list.add(2); } }; }
              int forward() { more.run(); return list.size(); }
            }
            """);
    assertThat(traced.method("Held.forward").captured().toString())
        .containsSubsequence("java.lang.Runnable.run()", "java.util.List.size()");
  }
}
