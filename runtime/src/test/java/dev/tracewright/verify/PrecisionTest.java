package dev.tracewright.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.annotations.Precision;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import java.lang.invoke.MethodHandles;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far apart floating-point results may be. */
final class PrecisionTest {
  private static final ClassType MATH = ClassType.of("java.lang", "Math");
  private static final Map<String, Integer> OPERATORS =
      Map.of("add", 2, "sub", 2, "mul", 2, "div", 2);
  private static final Map<String, Integer> FUNCTIONS =
      Map.of(
          "fma", 3, "sqrt", 1, "exp", 1, "log", 1, "sin", 1, "cos", 1, "abs", 1, "max", 2, "expm1",
          1);

  /** An expression over a, b and c with operators behind their operands. */
  private static Graph graph(String postfix, PrimitiveType type) {
    Graph graph = new Graph();
    Map<String, Argument> parameters =
        Map.of(
            "a", graph.placeholder("a", type),
            "b", graph.placeholder("b", type),
            "c", graph.placeholder("c", type));
    Deque<Argument> stack = new ArrayDeque<>();
    for (String word : postfix.split(" ")) {
      Argument parameter = parameters.get(word);
      if (parameter != null) {
        stack.push(parameter);
      } else if (OPERATORS.containsKey(word)) {
        List<TypeRef> types = List.of(type, type);
        stack.push(graph.callFunction(MemberRef.operator(word, types, type), take(stack, 2), type));
      } else if (FUNCTIONS.containsKey(word)) {
        int arity = FUNCTIONS.get(word);
        List<TypeRef> types = Collections.nCopies(arity, type);
        MemberRef function = MemberRef.ofStatic(MATH, word, types, type);
        stack.push(graph.callFunction(function, take(stack, arity), type));
      } else {
        double number = Double.parseDouble(word);
        stack.push(
            new Literal(type == PrimitiveType.FLOAT ? (Object) (float) number : (Object) number));
      }
    }
    graph.output(stack.pop());
    graph.lint();
    return graph;
  }

  private static List<Argument> take(Deque<Argument> stack, int count) {
    ArrayDeque<Argument> taken = new ArrayDeque<>();
    for (int i = 0; i < count; i++) {
      taken.addFirst(stack.pop());
    }
    return List.copyOf(taken);
  }

  private static Verdict verdict(
      String pattern, String replacement, Precision precision, PrimitiveType type) {
    GraphRule rule =
        new GraphRule(
            "rule",
            precision,
            List.of(Pattern.of(graph(pattern, type))),
            graph(replacement, type),
            Optional.empty());
    return RuleVerifier.of(MethodHandles.lookup()).verify(rule);
  }

  @ParameterizedTest
  @CsvSource({
    "a b mul c add,             a b c fma",
    "a b add c add,             a b c add add",
    "a b mul c mul,             a b c mul mul",
    "a b mul c add sqrt,        a b c fma sqrt",
    "a b mul c add exp,         a b c fma exp",
    "a b mul c add sin,         a b c fma sin",
    "1 a b mul c add div,       1 a b c fma div",
    "a a mul b b mul sub c mul, a b sub a b add mul c mul",
    "a b add c div,             a b add 1 c div mul",
    "a b add c add abs 1 add,   c b add a add abs 1 add",
  })
  void roundingAllowsWhatRoundingDoes(String pattern, String replacement) {
    assertThat(verdict(pattern, replacement, Precision.ROUNDING, PrimitiveType.DOUBLE))
        .isInstanceOf(Verdict.Verified.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a b mul c add,             a b c fma",
    "a b add c add,             a b c add add",
    "a b mul c mul,             a b c mul mul",
    "a b add c div,             a b add 1 c div mul",
  })
  void theSameHoldsOfFloats(String pattern, String replacement) {
    assertThat(verdict(pattern, replacement, Precision.ROUNDING, PrimitiveType.FLOAT))
        .isInstanceOf(Verdict.Verified.class);
    assertThat(verdict(pattern, replacement, Precision.EXACT, PrimitiveType.FLOAT))
        .isInstanceOf(Verdict.Refuted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a b mul c add,        a b c fma 1.0000000000001 mul",
    "a b mul c add,        a b 0 c sub fma",
    "a b add c add,        a b add c sub",
    "a b add c add,        a b c add add 1e-12 add",
    "a b mul c add sqrt,   a b c fma abs sqrt",
    "a b mul c mul,        a b mul c abs mul",
    "a b add c div,        a c div b c div 1.000000000001 mul add",
    "a b add c mul exp,    a b add c mul 1 add",
    "a b sub c mul,        a b sub c mul 0 max",
    "a b div c mul,        a c mul b div 0.9999999999 mul",
    "a b add c add 0 mul,  a b add c add 0 mul 1e-300 add",
  })
  void roundingAllowsNoMore(String pattern, String replacement) {
    assertThat(verdict(pattern, replacement, Precision.ROUNDING, PrimitiveType.DOUBLE))
        .isInstanceOf(Verdict.Refuted.class);
  }

  @ParameterizedTest
  @CsvSource({
    "a b mul c add,      a b c fma 1.0005 mul,        true",
    "a b mul c add,      a b c fma 1.01 mul,          false",
    "a b add c add exp,  a b c add add exp 1.0001 mul, true",
    "a b add c add exp,  a b c add add exp 1.1 mul,    false",
    "a b add c add,      a b add,                     false",
  })
  void approximateIsAPartInAThousand(String pattern, String replacement, boolean isRight) {
    assertThat(verdict(pattern, replacement, Precision.APPROXIMATE, PrimitiveType.DOUBLE))
        .isInstanceOf(isRight ? Verdict.Verified.class : Verdict.Refuted.class);
  }
}
