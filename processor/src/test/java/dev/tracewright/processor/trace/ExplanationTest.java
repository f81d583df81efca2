package dev.tracewright.processor.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.diagnostic.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes stand where something stopped being known and say how what is recorded depends on it. */
class ExplanationTest {

  /** {@code line:column [key] what; why} of all notes. */
  private static List<String> notes(String members) {
    Traced traced =
        Traced.explained(
            "Subject",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.*;
            %s
            """
                .formatted(members));
    assertThat(traced.captured()).as(traced.keys().toString()).isNotEmpty();
    return traced.problems().stream().map(ExplanationTest::line).toList();
  }

  private static String line(Problem problem) {
    String text = problem.text();
    String why = text.lines().skip(1).findFirst().orElseThrow().strip();
    return problem.span().line()
        + ":"
        + problem.span().column()
        + " ["
        + problem.key().text()
        + "] "
        + problem.summary()
        + "; "
        + why.substring(0, why.indexOf(';'));
  }

  private static List<String> function(String body) {
    return notes("class Subject { @Traceable static " + body + " }");
  }

  @Test
  void whatIsKnownNeedsNoNote() {
    assertThat(
            function(
                """
                double f(double x) {
                  double[] c = {1, 2};
                  for (int i = 0; i < c.length; i++) { if (i > 0) { x += c[i]; } }
                  return Math.max(x, helped(x));
                }
                static double helped(double x) { return x * 2; }
                """))
        .isEmpty();
  }

  @Test
  void parametersDecideByWayOfVariables() {
    assertThat(
            function(
                """
                int f(int n) {
                  int half = n / 2;
                  int s = 0;
                  for (int i = 0; i < half; i++) { s += i; }
                  return s;
                }
                """))
        .containsExactly(
            "4:39 [loop-kept] the loop at line 7 is not unrolled;"
                + " how often it runs depends on the parameter 'n' by way of 'half' (line 5)");
  }

  @Test
  void pathsThatBringDifferentConstantsMakeAVariableUnknownWhereTheyMeet() {
    assertThat(
            function(
                """
                int f(int n, boolean wide) {
                  int k = 3;
                  if (wide) { k = 4; }
                  int s = n;
                  for (int i = 0; i < k; i++) { s *= n; }
                  return s;
                }
                """))
        .containsExactly(
            "4:39 [branch-kept] the 'if' at line 6 is recorded with every path;"
                + " which one is taken depends on the parameter 'wide'",
            "6:7 [loop-kept] the loop at line 8 is not unrolled;"
                + " how often it runs depends on 'k', which is 4 or 3,"
                + " depending on the parameter 'wide' (line 4)");
  }

  @Test
  void loopsThatAreNotUnrolledCarryWhatTheyChange() {
    assertThat(
            function(
                """
                int f(int n) {
                  int s = 0;
                  for (int i = 0; i < n; i++) { s++; }
                  return s > 3 ? 1 : 0;
                }
                """))
        .containsExactly(
            "4:39 [loop-kept] the loop at line 6 is not unrolled;"
                + " how often it runs depends on the parameter 'n'",
            "6:3 [branch-kept] the '?:' at line 7 is recorded with every path;"
                + " which one is taken depends on 's', which the loop carries");
  }

  @Test
  void fieldsAreNotKnownWhereTheyCanChangeOrConstructorsAreGivenThem() {
    assertThat(
            notes(
                """
                @Traceable class Subject {
                  private final int depth;
                  private final boolean wide;
                  private final double[] table = {1, 2};
                  private int count;
                  Subject(int depth) { this.depth = depth; wide = true; }
                  Subject() { depth = 3; wide = false; }
                  double[] table() { return table; }
                  double forward(double x) {
                    for (int i = 0; i < depth; i++) { x++; }
                    for (int i = 0; i < count; i++) { x++; }
                    for (double each : table) { x += each; }
                    return wide ? x : -x;
                  }
                }
                """))
        .containsExactly(
            "13:25 [loop-kept] the loop at line 13 is not unrolled; how often it runs depends on"
                + " the field 'depth', which is not known since a constructor is given it, or"
                + " calls code that makes it",
            "14:25 [loop-kept] the loop at line 14 is not unrolled;"
                + " how often it runs depends on the field 'count', which can change",
            "15:24 [field-open] what the field 'table' holds is not known;"
                + " line 11 of its class does more than read an element",
            "15:24 [loop-kept] the loop at line 15 is not unrolled; how often it runs depends on"
                + " the field 'table', which is not known since line 11 of its class does more"
                + " than read an element",
            "16:12 [branch-kept] the '?:' at line 16 is recorded with every path; which one is"
                + " taken depends on the field 'wide', which is not known since its constructors"
                + " differ");
  }

  @Test
  void callsAreRecordedForAReason() {
    assertThat(
            notes(
                """
                class Other { static double of(double x) { return x; } }
                interface Layer { double of(double x); }
                class Subject {
                  @Traceable static double f(double x, Layer layer) {
                    return Other.of(x) + quiet(x) + layer.of(x) + Math.sin(0.5) + Math.sin(x) + away(x);
                  }
                  @Leaf static double quiet(double x) { return x; }
                  static native double away(double x);
                }
                """))
        .containsExactly(
            "8:12 [call-recorded] the call of 'Other.of' is recorded, not entered;"
                + " Other is neither the class that is captured nor @Traceable",
            "8:26 [call-recorded] the call of 'Subject.quiet' is recorded, not entered;"
                + " @Leaf keeps it out of the graph",
            "8:37 [call-recorded] the call of 'Layer.of' is recorded, not entered; a subclass may"
                + " override it, and the class of its receiver is not known: that depends on the"
                + " parameter 'layer' (line 7)",
            "8:51 [call-recorded] the call of 'Math.sin' is recorded, not entered; its arguments"
                + " are known, yet it is none of the functions that are computed while the code is"
                + " compiled",
            "8:81 [call-recorded] the call of 'Subject.away' is recorded, not entered;"
                + " it has no body in Java");
  }

  @Test
  void whatIsReadFromAListThatOthersSawIsNotKnown() {
    assertThat(
            function(
                """
                double f(double x, List<Object> log) {
                  List<Double> l = new ArrayList<>();
                  l.add(x);
                  log.add(l);
                  int n = l.size();
                  while (n > 0) { n--; }
                  return x;
                }
                """))
        .containsExactly(
            "7:3 [aggregate-made] from here on the graph holds a list; what lies in it is read at"
                + " line 8 when the program runs: code that is not traced, or an index that is not"
                + " known, may have changed it",
            "8:11 [loop-kept] the loop at line 9 is not unrolled; how often it runs depends on the"
                + " result of the recorded call of 'size', depending on a list that the graph"
                + " holds (line 7)");
  }

  @Test
  void loopsThatRunTooOftenOrAreLeftByValuesSaySo() {
    assertThat(
            function(
                """
                double f(double x) {
                  for (int i = 0; i < 65; i++) { x += 1; }
                  while (true) {
                    if (x > 9) { break; }
                    x *= 2;
                  }
                  return x;
                }
                """))
        .containsExactly(
            "5:3 [loop-kept] the loop at line 5 is not unrolled; it runs more than 64 times",
            "6:3 [loop-kept] the loop at line 6 is not unrolled;"
                + " a branch that values decide leaves it",
            "4:42 [branch-kept] the 'if' at line 7 is recorded with every path;"
                + " which one is taken depends on the parameter 'x'");
  }

  @Test
  void codeThatIsTracedAgainIsExplainedOnce() {
    assertThat(
            function(
                """
                double f(double x, int n) {
                  double[] held = {1, 2};
                  double y = 0;
                  outer:
                  for (int i = 0; i < n; i++) {
                    for (int j = 0; j < 3; j++) {
                      if (x > j) { y += held[j % 2]; held[0] = x; continue outer; }
                    }
                    do { y++; } while (y < i);
                  }
                  return y;
                }
                """))
        .containsExactly(
            "4:42 [loop-kept] the loop at line 8 is not unrolled;"
                + " how often it runs depends on the parameter 'n'",
            "4:42 [branch-kept] the 'if' at line 10 is recorded with every path;"
                + " which one is taken depends on the parameter 'x'",
            "8:3 [loop-kept] the loop at line 12 is not unrolled;"
                + " how often it runs depends on 'y', which the loop carries,"
                + " and on 'i', which the loop carries");
  }

  @Test
  void enteredCodeIsExplainedWithTheCallsThatLedThere() {
    Traced traced =
        Traced.explained(
            "Subject",
            """
            package p;
            import dev.tracewright.annotations.*;
            class Subject {
              @Traceable static int f(int n) { return counted(n); }
              static int counted(int k) {
                int half = quiet(k);
                return half > 0 ? half : 0;
              }
              @Leaf static int quiet(int k) { return k; }
            }
            """);
    assertThat(traced.problems().get(1).text())
        .contains("depends on the result of the recorded call of 'quiet';")
        .contains("called at Subject.java:4:43");
  }
}
