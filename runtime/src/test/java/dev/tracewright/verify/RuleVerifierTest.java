package dev.tracewright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.BriefText;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the verifier says of rules, and what it keeps from running. */
final class RuleVerifierTest {
  private static final RuleVerifier VERIFIER = RuleVerifier.of(MethodHandles.lookup());
  private static final String TESTS = RuleVerifierTest.class.getName();

  private static Graph graph(String body) {
    return BriefText.parse("graph():\n" + body.indent(4).replace("Own.", TESTS + "$"));
  }

  private static GraphRule rule(String pattern, String replacement) {
    return rule(Precision.EXACT, Pattern.of(graph(pattern)), replacement);
  }

  private static GraphRule rule(Precision precision, Pattern pattern, String replacement) {
    return new GraphRule("rule", precision, List.of(pattern), graph(replacement), Optional.empty());
  }

  private static String refuted(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Refuted.class);
    return ((Verdict.Refuted) verdict).counterexample().text();
  }

  private static String reason(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.NotVerified.class);
    return ((Verdict.NotVerified) verdict).reason();
  }

  private static void assertVerified(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Verified.class);
    assertThat(((Verdict.Verified) verdict).runs()).isPositive();
  }

  private static final String TIMES_ZERO =
      """
      %x : double;
      %mul : double = fn[operator.mul(double, double)](args = (%x, 0.0))
      return mul
      """;

  @Test
  void theSameRuleGetsTheSameVerdict() {
    GraphRule rule = rule(TIMES_ZERO, "%x : double;\nreturn 0.0 : double");
    Verdict verdict = VERIFIER.verify(rule);

    assertThat(refuted(verdict))
        .isEqualTo("for x = -0.0 the pattern gives -0.0 and the replacement 0.0");
    assertThat(VERIFIER.verify(rule)).isEqualTo(verdict);
    assertThat(refuted(VERIFIER.withSeed(7).verify(rule))).contains("the replacement 0.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java.lang.Math.random()",
        "java.util.concurrent.ThreadLocalRandom.current()",
        "java.lang.System.nanoTime()",
        "java.lang.System.getProperty(java.lang.String)",
        "java.lang.System.exit(int)",
        "java.lang.Thread.sleep(long)",
        "java.util.UUID.randomUUID()",
        "java.time.Instant.now()",
        "java.nio.file.Path.of(java.lang.String)"
      })
  void callsThatDoMoreAreNotMade(String member) {
    String arguments =
        member.contains("String") ? "(\"a\",)" : member.contains("()") ? "()" : "(1,)";
    String type = member.contains("exit") || member.contains("sleep") ? "void" : "java.lang.Object";
    String body =
        """
        %x : int;
        %call : %type [effects={throws, writes}] = fn[%member](args = %arguments)
        %neg : int = fn[operator.neg(int)](args = (%x,))
        return neg
        """
            .replace("%type", type)
            .replace("%member", member + (type.equals("void") ? "" : " -> java.lang.Object"))
            .replace(
                "%arguments",
                arguments.replace("(1,)", member.contains("long") ? "(1L,)" : "(1,)"));

    assertThat(reason(VERIFIER.verify(rule(body, body)))).isEqualTo("it calls " + member);
  }

  static int twice(int x) {
    return x * 2;
  }

  @Test
  void whatTheCallerAllowsIsCalled() {
    GraphRule rule =
        rule(
            """
            %x : int;
            %twice : int = fn[%tests.twice(int)](args = (%x,))
            return twice
            """
                .replace("%tests", TESTS),
            """
            %x : int;
            %add : int = fn[operator.add(int, int)](args = (%x, 2))
            return add
            """);

    assertThat(reason(VERIFIER.verify(rule))).startsWith("it calls").endsWith("twice(int)");
    RuleVerifier allowing = VERIFIER.allowing(RuleVerifierTest::isOwn);
    assertThat(refuted(allowing.verify(rule)))
        .isEqualTo("for x = 0 the pattern gives 0 and the replacement 2");
  }

  private static boolean isOwn(Node node) {
    return node.target() instanceof MemberRef member && member.owner().binaryName().equals(TESTS);
  }

  private static final String ENDLESS =
      """
      %x : int;
      %loop : int = fn[loop](args = (
          graph():
              %i : int;
              %x : int;
              %next : int = fn[operator.add(int, int)](args = (%i, %x))
              continue (next)
          end,
          [0], %x))
      return loop
      """;

  @Test
  void whatDoesNotEndIsNotVerified() {
    assertThat(reason(VERIFIER.verify(rule(ENDLESS, ENDLESS))))
        .isEqualTo("it does not end within 2000 steps");
  }

  @Test
  void noHandlerCatchesTheEndOfTheBudget() {
    String body =
        """
        %x : int;
        %loop : int = fn[loop](args = (
            graph():
                %i : int;
                %x : int;
                %tried : int = fn[try](args = (
                    graph():
                        %i : int;
                        %x : int;
                        %next : int = fn[operator.add(int, int)](args = (%i, %x))
                        yield next
                    end,
                    [[java.lang.Throwable.class]],
                    graph():
                        %e : java.lang.Throwable;
                        %i : int;
                        %x : int;
                        yield i
                    end,
                    %i, %x))
                continue (tried)
            end,
            [0], %x))
        return loop
        """;
    assertThat(reason(VERIFIER.verify(rule(body, body)))).contains("does not end");
  }

  @Test
  void largeArraysAreNotMade() {
    String body =
        """
        %n : int;
        %array : long[] = fn[operator.newArray(java.lang.Class, int) -> java.lang.Object](args = (long.class, %n))
        %length : int = fn[operator.length(long[])](args = (%array,))
        return length
        """;
    assertVerified(VERIFIER.verify(rule(body, body)));
    assertThat(refuted(VERIFIER.verify(rule(body, "%n : int;\nreturn n"))))
        .isEqualTo(
            "for n = -1 the pattern throws java.lang.NegativeArraySizeException and the replacement"
                + " gives -1");
  }

  @Test
  void textsThatGrowWithoutBoundEndTheRun() {
    String body =
        """
        %x : java.lang.String;
        %loop : java.lang.String = fn[loop](args = (
            graph():
                %s : java.lang.String;
                %both : java.lang.String = fn[operator.concat(java.lang.String, java.lang.String)](args = (%s, %s))
                continue (both)
            end,
            [%x]))
        return loop
        """;
    assertThat(reason(VERIFIER.verify(rule(body, body)))).contains("does not end");
  }

  /** A record to try rules on. */
  record Point(int x, double y) {}

  /** Constants to try rules on. */
  enum Color {
    RED,
    GREEN
  }

  @Test
  void recordsAreMadeOfValuesOfTheirComponents() {
    GraphRule rule =
        rule(
            """
            %p : Own.Point;
            %x : int = call_method[target=Own.Point.x](args = (%p,))
            return x
            """,
            """
            %p : Own.Point;
            %x : int = call_method[target=Own.Point.x](args = (%p,))
            %abs : int = fn[java.lang.Math.abs(int)](args = (%x,))
            return abs
            """);
    assertThat(refuted(VERIFIER.verify(rule)))
        .isEqualTo("for p = Point[x=-1, y=0.0] the pattern gives -1 and the replacement 1");
  }

  @Test
  void allConstantsOfAnEnumAreTried() {
    GraphRule rule =
        rule(
            """
            %c : Own.Color;
            %eq : boolean = fn[operator.eq(java.lang.Object, java.lang.Object)](args = (%c, Own.Color.GREEN))
            return eq
            """,
            "%c : Own.Color;\nreturn false : boolean");
    assertThat(refuted(VERIFIER.verify(rule)))
        .isEqualTo("for c = GREEN the pattern gives true and the replacement false");
  }

  @Test
  void aListIsComparedAfterwards() {
    String parameter = "%list : java.util.List<java.lang.Integer>;\n";
    GraphRule rule =
        rule(
            parameter
                + """
                %clear : void = call_method[target=interface java.util.List.clear()](args = (%list,))
                %size : int = call_method[target=interface java.util.List.size()](args = (%list,))
                return size
                """,
            parameter
                + """
                %check : void = fn[operator.nullCheck(java.lang.Object)](args = (%list,))
                return 0 : int
                """);
    assertThat(refuted(VERIFIER.verify(rule)))
        .isEqualTo("for list = [0] the pattern leaves list = [] and the replacement list = [0]");
  }

  @Test
  void callsThatAreSaidToCommuteAreTriedBothWays() {
    String divide =
        """
        %a : int;
        %b : int;
        %call : int = fn[java.lang.Math.%name(int, int)](args = (%a, %b))
        return call
        """;
    Pattern pattern = Pattern.of(graph(divide.replace("%name", "floorMod")));
    String replacement = divide.replace("%name", "floorMod");

    assertVerified(VERIFIER.verify(rule(Precision.EXACT, pattern, replacement)));
    assertThat(
            refuted(
                VERIFIER.verify(
                    rule(
                        Precision.EXACT,
                        pattern.withCommutative(Set.of("floorMod")),
                        replacement))))
        .contains("the pattern with the operands of floorMod the other way round");
  }

  @Test
  void literalsAreNeverNull() {
    String parameter = "%s : java.lang.String;\n";
    Pattern pattern =
        Pattern.of(
            graph(
                parameter
                    + """
                    %equals : boolean = call_method[target=java.lang.String.equals(java.lang.Object)](args = ("", %s))
                    return equals
                    """));
    String isEmpty =
        parameter
            + """
            %empty : boolean = call_method[target=java.lang.String.isEmpty()](args = (%s,))
            return empty
            """;

    assertThat(refuted(VERIFIER.verify(rule(Precision.EXACT, pattern, isEmpty))))
        .startsWith("for s = null");
    assertVerified(
        VERIFIER.verify(rule(Precision.EXACT, pattern.withLiterals(Set.of("s")), isEmpty)));
  }

  @Test
  void literalsThatStandForAnyAreNotVerified() {
    Pattern pattern = Pattern.of(graph(TIMES_ZERO)).ignoringLiterals();
    assertThat(reason(VERIFIER.verify(rule(Precision.EXACT, pattern, TIMES_ZERO))))
        .isEqualTo("its literals stand for any");
  }

  static int refuses(int x) {
    if (x < 0) {
      throw new IllegalStateException();
    }
    return x;
  }

  @Test
  void exceptionsThatNobodyReliesOnTellNothing() {
    String call =
        """
        %x : int;
        %refuses : int %effects = fn[%tests.refuses(int)](args = (%x,))
        return refuses
        """
            .replace("%tests", TESTS);
    RuleVerifier allowing = VERIFIER.allowing(RuleVerifierTest::isOwn);
    String replacement = "%x : int;\nreturn x";

    assertThat(refuted(allowing.verify(rule(call.replace("%effects", ""), replacement))))
        .contains("throws java.lang.IllegalStateException");
    assertVerified(
        allowing.verify(rule(call.replace("%effects", "[effects={reads}]"), replacement)));
  }

  @Test
  void aPatternThatAlwaysThrowsIsNotVerified() {
    String body =
        """
        %x : int;
        %div : int = fn[operator.div(int, int)](args = (%x, 0))
        return div
        """;
    assertThat(reason(VERIFIER.verify(rule(body, body))))
        .isEqualTo(
            "the pattern throws java.lang.ArithmeticException for all values that were tried");
  }

  @Test
  void classesOfWhichThereAreNoValuesAreNotVerified() {
    String body =
        """
        %x : java.lang.Thread;
        %isNull : boolean = fn[operator.eq(java.lang.Object, java.lang.Object)](args = (%x, null))
        return isNull
        """;
    assertThat(reason(VERIFIER.verify(rule(body, body))))
        .isEqualTo("there are no values of java.lang.Thread");
    String missing = body.replace("java.lang.Thread", "com.acme.Missing");
    assertThat(reason(VERIFIER.verify(rule(missing, missing))))
        .isEqualTo("com.acme.Missing is not there to run");
  }

  @Test
  void aSmallBudgetTriesLess() {
    GraphRule rule = rule(TIMES_ZERO, TIMES_ZERO);
    assertThat(VERIFIER.withBudget(new Budget(20, 100, 1_000_000)).verify(rule))
        .isEqualTo(new Verdict.Verified(20));
    assertThat(VERIFIER.withBudget(new Budget(1_000, 100, 60)).verify(rule))
        .isEqualTo(new Verdict.Verified(10));
  }
}
