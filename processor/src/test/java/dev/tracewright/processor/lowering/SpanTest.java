package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.syntax.Expr;
import dev.tracewright.processor.syntax.MethodSyntax;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.syntax.Stmt;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Syntax knows where it stands. */
class SpanTest {

  private static final String SOURCE =
      """
      package p;
      class T {
        double f(double x, String s) {
      \treturn x + Math.max(s.trim()
              .length(), 1);
        }
      }
      """;

  private static String text(Span span) {
    return SOURCE.substring(span.start(), span.end()).replaceAll("\\s+", " ");
  }

  private static Span ask(Function<MethodSyntax, Span> question) {
    return Lowered.ask(
        Map.of("p/T.java", SOURCE),
        program ->
            question.apply(program.source(ClassType.of("p", "T")).orElseThrow().methods().get(0)));
  }

  private static Expr.Binary sum(MethodSyntax method) {
    Stmt.Block body = method.body();
    if (body != null
        && body.statements().get(0) instanceof Stmt.Return statement
        && statement.value() instanceof Expr.Binary sum) {
      return sum;
    }
    throw new AssertionError(method);
  }

  @Test
  void methodsAreAtTheirName() {
    Span span = ask(MethodSyntax::span);
    assertThat(span.file()).isEqualTo("p/T.java");
    assertThat(span).hasToString("T.java:3:10");
  }

  @Test
  void operatorsStartAtTheirLeftOperandAndTabsAreExpanded() {
    Span span = ask(method -> sum(method).span());
    assertThat(span).hasToString("T.java:4:16");
    assertThat(text(span)).isEqualTo("x + Math.max(s.trim() .length(), 1)");
  }

  @Test
  void conversionsStandWhereTheirOperandStands() {
    Span span = ask(method -> sum(method).right().span());
    assertThat(sumOperand()).isInstanceOf(Expr.Convert.class);
    assertThat(text(span)).isEqualTo("Math.max(s.trim() .length(), 1)");
  }

  private static Expr sumOperand() {
    return Lowered.ask(
        Map.of("p/T.java", SOURCE),
        program ->
            sum(program.source(ClassType.of("p", "T")).orElseThrow().methods().get(0)).right());
  }

  @Test
  void linksOfAChainAreAtTheirDot() {
    if (sumOperand() instanceof Expr.Convert convert
        && convert.operand() instanceof Expr.Call call) {
      assertThat(call.arguments().get(0).span()).hasToString("T.java:5:9");
      assertThat(text(call.arguments().get(1).span())).isEqualTo("1");
      return;
    }
    throw new AssertionError();
  }
}
