package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Functions: entered where traced code calls them, sub-graphs where others do. */
class ClosureTest {

  private static Traced trace(String members) {
    return Traced.of(
        "Subject",
        """
        package p;
        import dev.tracewright.annotations.*;
        import java.io.*;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.function.*;
        import java.util.stream.*;
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
  void functionThatIsPassedOnIsASubGraphOfWhatItCaptures() {
    assertThat(
            graph(
                """
                @Traceable static List<Double> scaled(List<Double> l, double k) {
                  return l.stream().map(x -> x * k).toList();
                }
                """))
        .isEqualTo(
            """
            graph():
                %l : java.util.List<java.lang.Double> [num_users=1] = placeholder[target=l]
                %k : double [num_users=1] = placeholder[target=k]
                %stream : java.util.stream.Stream<java.lang.Double> [num_users=1] = call_method[target=java.util.List.stream()](args = (%l,))
                %lambda : java.util.function.Function<java.lang.Double, java.lang.Double> [num_users=1] = call_function[target=lambda](args = (
                    graph():
                        %x : java.lang.Double [num_users=1] = placeholder[target=x]
                        %k : double [num_users=1] = placeholder[target=k]
                        %double_value : double [num_users=1] = call_method[target=java.lang.Double.doubleValue()](args = (%x,))
                        %mul : double [num_users=1] = call_function[target=operator.mul(double, double)](args = (%double_value, %k))
                        %value_of : java.lang.Double [num_users=1] = call_function[target=java.lang.Double.valueOf(double)](args = (%mul,))
                        return value_of
                    end,
                    %k))
                %map : java.util.stream.Stream<java.lang.Double> [num_users=1] = call_method[target=java.util.stream.Stream.map(java.util.function.Function)](args = (%stream, %lambda))
                %to_list : java.util.List<java.lang.Double> [num_users=1] = call_method[target=java.util.stream.Stream.toList()](args = (%map,))
                return to_list
            where:
                interface java.util.List
                interface java.util.stream.Stream""");
  }

  @Test
  void whatItReturnsAnywhereInItReturnsFromIt() {
    assertThat(
            graph(
                """
                @Traceable static int sum(List<Integer> l) {
                  return l.stream()
                      .mapToInt(
                          x -> {
                            if (x > 100) {
                              throw new IllegalStateException("big");
                            }
                            int s = 0;
                            for (int i = 0; i < x; i++) {
                              if (i == 9) {
                                return s;
                              }
                              s += i;
                            }
                            return -s;
                          })
                      .sum();
                }
                """))
        .containsPattern(
            "(?s)lambda.*cond.*throw illegal_state_exception.*loop.*return s.*return neg");
  }

  @Test
  void arrayThatItCapturesIsMadeBeforeItAndShared() {
    assertThat(
            graph(
                """
                @Traceable static int total(List<Integer> l) {
                  int[] sum = {1};
                  sum[0]++;
                  l.forEach(x -> sum[0] += x);
                  return sum[0];
                }
                """))
        .containsPattern(
            "(?s)%sum : int\\[] \\[num_users=2] = .*new int\\[] \\{2}.*"
                + "%lambda : .*Consumer<.*getItem\\(int\\[], int\\)]\\(args = \\(%sum, 0\\)\\).*"
                + "setItem\\(int\\[], int, int\\)]\\(args = \\(%sum, 0, %add\\)\\).*return\n.*"
                + "%for_each.*getItem\\(int\\[], int\\)]\\(args = \\(%sum, 0\\)\\)\n    return");
  }

  @Test
  void arrayOfAFunctionThatACapturedFunctionReadsIsMadeBeforeBoth() {
    String text =
        graph(
            """
            @Traceable static IntSupplier next(int n) {
              int[] a = {1};
              IntSupplier f = () -> a[0]++;
              IntSupplier g = () -> f.getAsInt() + 1;
              a[0] = n;
              return g;
            }
            """);
    assertThat(text)
        .containsOnlyOnce("= call_function[target=lambda]")
        .contains("args = (new int[] {%n},)");
  }

  @Test
  void immutableThingsAroundItStayKnownInIt() {
    assertThat(
            graph(
                """
                record Pair(int a, int b) {}
                @Traceable static IntUnaryOperator with(int n) {
                  Pair pair = new Pair(n, 3);
                  List<Integer> steps = List.of(1, 2);
                  int known = 4;
                  return x -> x * pair.a() + pair.b() * known + steps.get(1);
                }
                """))
        .contains(
            "operator.mul(int, int)](args = (%x, %n))", "(args = (%mul, 12))", "(args = (%add, 2))")
        .doesNotContain("Pair")
        .doesNotContain("java.util.List");
  }

  @Test
  void functionHasOneIdentity() {
    assertThat(
            graph(
                """
                @Traceable static void swap(List<Runnable> l, boolean b) {
                  Runnable r = () -> l.clear();
                  if (b) {
                    l.add(r);
                  }
                  l.remove(r);
                }
                """))
        .containsOnlyOnce("= call_function[target=lambda]")
        .containsSubsequence(
            "%lambda : java.lang.Runnable [num_users=2]",
            "%cond : void",
            "args = (%l, %lambda)",
            "java.util.List.remove(java.lang.Object)](args = (%l, %lambda))");
  }

  @Test
  void functionsThatMeetAreCalledThroughTheirInterface() {
    assertThat(
            graph(
                """
                @Traceable static int either(boolean b, int x) {
                  IntUnaryOperator f = b ? v -> v + 1 : v -> v * x;
                  return f.applyAsInt(x);
                }
                """))
        .containsSubsequence(
            "%f : java.util.function.IntUnaryOperator",
            "target=lambda",
            "yield lambda",
            "target=lambda",
            "yield lambda",
            "call_method[target=java.util.function.IntUnaryOperator.applyAsInt(int)](args = (%f, %x))");
  }

  @Test
  void functionsInArraysAndListsAreEntered() {
    assertThat(
            graph(
                """
                @Traceable static int all(int k) {
                  List<IntUnaryOperator> fs = new ArrayList<>();
                  for (int i = 1; i < 3; i++) {
                    int j = i;
                    fs.add(v -> v * j + k);
                  }
                  Supplier<?>[] s = {() -> 5};
                  int r = (Integer) s[0].get();
                  for (IntUnaryOperator f : fs) {
                    r = f.applyAsInt(r);
                  }
                  return r;
                }
                """))
        .contains("operator.mul(int, int)](args = (%r, 2))")
        .doesNotContain("lambda")
        .doesNotContain("array");
  }

  @Test
  void defaultMethodsWithSourceAreEnteredAndOthersRecorded() {
    assertThat(
            graph(
                """
                interface Op extends IntUnaryOperator {
                  default Op twice() { return x -> applyAsInt(applyAsInt(x)); }
                  default Op self() { return this; }
                }
                @Traceable static int doubled(int k) {
                  Op f = x -> x + k;
                  return f.twice().self().applyAsInt(3) + f.andThen(v -> v * 2).applyAsInt(4);
                }
                """))
        .containsSubsequence(
            "operator.add(int, int)](args = (3, %k))",
            "operator.add(int, int)](args = (%add, %k))",
            "%lambda : p.Subject$Op",
            "%lambda_1 : java.util.function.IntUnaryOperator",
            "p.Subject$Op.andThen(java.util.function.IntUnaryOperator)](args = (%lambda, %lambda_1))")
        .doesNotContain("self")
        .doesNotContain("twice");
  }

  @Test
  void variableOfTheGraphIsReadWhereTheFunctionIsMade() {
    assertThat(
            graph(
                """
                @Traceable static int parsed(String s, List<Supplier<Integer>> l) {
                  int x;
                  int y = 0;
                  try {
                    x = Integer.parseInt(s);
                    l.add(() -> x + 1);
                    y = 1;
                  } catch (NumberFormatException e) {
                    y--;
                  }
                  return y;
                }
                """))
        .containsSubsequence(
            "store", "= call_function[target=load]", "target=lambda]", "add(int, int)")
        .containsOnlyOnce("target=load](args = (%x,))");
  }

  @Test
  void functionOfATurnCapturesWhatTheTurnSees() {
    assertThat(
            graph(
                """
                @Traceable static List<Runnable> all(int n, StringBuilder b) {
                  List<Runnable> fs = new ArrayList<>();
                  for (int i = 0; i < n; i++) {
                    int j = i;
                    fs.add(() -> b.append(j));
                  }
                  return fs;
                }
                """))
        .containsSubsequence(
            "java.util.ArrayList.new()",
            "target=loop",
            "target=lambda",
            "append(int)](args = (%b, %i))",
            "%b, %i))",
            "java.util.List.add(java.lang.Object)](args = (%fs, %lambda))");
  }

  @Test
  void functionIsCarriedByALoop() {
    assertThat(
            graph(
                """
                @Traceable static Function<Integer, Integer> chain(int x, int n) {
                  Function<Integer, Integer> f = v -> v;
                  for (int i = 0; i < n; i++) {
                    Function<Integer, Integer> g = f;
                    f = v -> g.apply(v) + x;
                  }
                  return f;
                }
                """))
        .containsSubsequence(
            "%lambda : java.util.function.Function<java.lang.Integer, java.lang.Integer>",
            "%f : java.util.function.Function<java.lang.Integer, java.lang.Integer>",
            "java.util.function.Function.apply(java.lang.Object) -> java.lang.Object](args = (%f, %v))",
            "yield (add, lambda)",
            "[0, %lambda]");
  }

  @Test
  void functionThatCallsItselfThroughAnArrayIsPutIntoItAfterwards() {
    assertThat(
            graph(
                """
                @Traceable static IntUnaryOperator factorial() {
                  IntUnaryOperator[] f = new IntUnaryOperator[1];
                  f[0] = n -> n <= 1 ? 1 : n * f[0].applyAsInt(n - 1);
                  return f[0];
                }
                """))
        .containsOnlyOnce("target=lambda")
        .containsSubsequence(
            "operator.newArray",
            "target=lambda",
            "IntUnaryOperator.applyAsInt(int)](args = (%get_item, %sub))",
            "operator.setItem(java.lang.Object[], int, java.lang.Object)](args = (%f, 0, %lambda))",
            "return lambda");
  }

  @Test
  void listThatAFunctionOfItsOwnRefersToIsMadeFirst() {
    assertThat(
            graph(
                """
                @Traceable static List<Runnable> once() {
                  List<Runnable> l = new ArrayList<>();
                  l.add(() -> l.clear());
                  return l;
                }
                """))
        .containsSubsequence(
            "java.util.ArrayList.new()",
            "target=lambda",
            "java.util.List.clear()](args = (%l,))",
            "java.util.ArrayList.add(java.lang.Object)](args = (%l, %lambda))");
  }

  @Test
  void functionsInFunctions() {
    assertThat(
            graph(
                """
                @Traceable static Supplier<Supplier<Integer>> nested(int x) {
                  return () -> () -> x + 1;
                }
                """))
        .containsSubsequence(
            "%lambda : java.util.function.Supplier<java.util.function.Supplier<java.lang.Integer>>",
            "%lambda : java.util.function.Supplier<java.lang.Integer>",
            "return lambda",
            "return lambda");
  }

  @Test
  void typesOfAnEnteredMethodBecomeWhatTheCapturedMethodCanWrite() {
    assertThat(
            graph(
                """
                @Traceable static <T extends Comparable<T>> void down(List<T> l, List<String> s) {
                  sort(l, (a, b) -> b.compareTo(a));
                  sort(s, Comparator.naturalOrder());
                }
                private static <U> void sort(List<U> l, Comparator<? super U> c) {
                  l.sort((x, y) -> c.compare(x, y));
                }
                """))
        .contains(
            "%lambda : java.util.Comparator<'T:java.lang.Comparable>",
            "%x : 'T:java.lang.Comparable",
            "%lambda_1 : java.util.Comparator<java.lang.String>",
            "%x : java.lang.String");
  }

  @Test
  void methodReferenceChecksItsReceiverWhereItStands() {
    assertThat(
            graph(
                """
                @Traceable static String joined(Optional<String> o, String d) {
                  return o.map(String::trim).map(d::concat).orElseGet(String::new);
                }
                """))
        .containsSubsequence(
            "%lambda :",
            "java.lang.String.trim()](args = (%a0,))",
            "java.util.Objects.requireNonNull(java.lang.Object) -> java.lang.Object](args = (%d,))",
            "java.lang.String.concat(java.lang.String)](args = (%d, %a0))",
            "%lambda_2 : java.util.function.Supplier<java.lang.String>",
            "java.lang.String.new()");
  }

  @Test
  void functionReadsAttributesWhereItRuns() {
    Traced traced =
        Traced.of(
            "Gain",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.function.*;
            @Traceable final class Gain {
              final double fixed;
              double level;
              Gain(double fixed) { this.fixed = fixed; }
              DoubleUnaryOperator forward(double x) { return v -> v * fixed + level * x; }
            }
            """);
    String text = traced.method("Gain.forward").captured().toString();
    assertThat(text)
        .containsSubsequence(
            "target=lambda", "%x : double", "get_attr[", "get_attr[", "end,", "%x))");
    traced.method("Gain.forward").captured().lint();
  }

  @Test
  void classOfAFunctionIsKnown() {
    assertThat(
            graph(
                """
                @Traceable static boolean kinds() {
                  Object o = (Comparator<String> & Serializable) (p, q) -> p.length() - q.length();
                  return o instanceof Serializable && !(o instanceof Cloneable) && o != null;
                }
                """))
        .contains("return true")
        .doesNotContain("lambda");
  }

  @Test
  void functionOfAnIntersectionTypeIsNotPassedOn() {
    assertThat(
            trace(
                    """
                    @Traceable static Object order() {
                      return (Comparator<String> & Serializable) (p, q) -> p.length() - q.length();
                    }
                    """)
                .keys())
        .containsExactly("lambda 10:46");
  }

  @Test
  void endlessFunctionsOfFunctionsEndInAnError() {
    assertThat(
            trace(
                    """
                    static Supplier<Object> more(int n) { return () -> more(n + 1); }
                    @Traceable static Object all() { return more(0); }
                    """)
                .keys())
        .singleElement()
        .asString()
        .startsWith("nesting-depth");
  }

  @Test
  void problemInAFunctionIsReportedOnce() {
    assertThat(
            trace(
                    """
                    static int counter;
                    @Traceable static Object all(List<Integer> l) {
                      int[] sum = {0};
                      Consumer<Integer> c = x -> { sum[0] += x; counter = x; };
                      l.forEach(c);
                      l.forEach(c);
                      return c;
                    }
                    """)
                .keys())
        .containsExactly("static-write 12:45");
  }
}
