package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What no case of an exhaustive switch takes is thrown as the exception of the source level. */
class ExhaustiveSwitchTest {

  private static final String CHANGED =
      "throw new IncompatibleClassChangeError{IncompatibleClassChangeError()}();";
  private static final String UNMATCHED =
      "throw new MatchException{MatchException(String,Throwable)}(null, null);";

  private static String lowered(String method, String... options) {
    String source = "package p; enum E { A, B } class T { " + method + " }";
    return Lowered.ask(
        List.of(options),
        Map.of("p/T.java", source),
        program ->
            SyntaxPrinter.printBody(
                program.source(ClassType.of("p", "T")).orElseThrow().methods().get(0)));
  }

  private static String expression(String thrown) {
    return "return switch (e) { case default -> "
        + thrown
        + " case E.A -> yield 1; case E.B -> yield 2; }:int;";
  }

  private static final String EXPRESSION =
      "int f(E e) { return switch (e) { case A -> 1; case B -> 2; }; }";

  @Test
  void expressionsHaveADefaultAtTheLevelOf17() {
    assertThat(lowered(EXPRESSION, "--release", "17")).isEqualTo(expression(CHANGED));
    assertThat(lowered(EXPRESSION, "-source", "17")).isEqualTo(expression(CHANGED));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void expressionsHaveADefaultSince21() {
    assertThat(lowered(EXPRESSION)).isEqualTo(expression(UNMATCHED));
    assertThat(lowered(EXPRESSION, "--release", "21")).isEqualTo(expression(UNMATCHED));
  }

  @Test
  void oldStatementsNeedNotBeExhaustive() {
    assertThat(lowered("void f(E e) { switch (e) { case A -> {} case B -> {} } }"))
        .isEqualTo("switch (e) { case E.A -> {} case E.B -> {} }");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void newStatementsMustBeExhaustive() {
    assertThat(lowered("void f(E e) { switch (e) { case A: case B: break; case null: } }"))
        .isEqualTo(
            "switch (e) { case default: "
                + UNMATCHED
                + " case E.A:  case E.B: break; case null:  }");
  }
}
