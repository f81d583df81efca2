package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Graphs do the same before and after what edits regions. */
final class RegionEditsRunTest {
  private static final int GRAPHS = Integer.getInteger("tracewright.test.graphs", 500);
  private static final int RUNS = 4;

  /** What a run comes to: the value or the class of what was thrown, and the effects. */
  private record Outcome(@Nullable Object end, List<Object> log) {}

  private static List<Outcome> outcomes(Graph graph, long seed) {
    Interpreter interpreter = new Interpreter(graph, null, MethodHandles.lookup());
    Random random = new Random(seed);
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      List<Object> log = new ArrayList<>();
      Object[] args = new Object[1 + RandomRegions.PARAMETERS];
      args[0] = log;
      for (int j = 1; j < args.length; j++) {
        args[j] = random.nextInt(5) - 1;
      }
      Object end;
      try {
        end = interpreter.run(args);
      } catch (ArithmeticException | IllegalStateException thrown) {
        end = thrown.getClass();
      }
      outcomes.add(new Outcome(end, log));
    }
    return outcomes;
  }

  @Test
  void behaviourStays() {
    int changed = 0;
    int thrown = 0;
    for (int seed = 0; seed < GRAPHS; seed++) {
      Graph graph = new RandomRegions(seed).graph();
      graph.lint();
      String text = graph.toString();
      List<Outcome> before = outcomes(graph, seed);
      thrown += before.get(0).end() instanceof Class ? 1 : 0;
      assertThat(outcomes(Graph.parse(text), seed)).as("parsed, seed %s", seed).isEqualTo(before);
      Graph less = graph.copy();
      less.eliminateDeadCode();
      less.lint();
      assertThat(outcomes(less, seed)).as("dead code, seed %s\n%s", seed, text).isEqualTo(before);
      Graph leaner = graph.copy();
      changed += leaner.eliminateDeadResults() ? 1 : 0;
      leaner.lint();
      assertThat(outcomes(leaner, seed)).as("seed %s\n%s", seed, text).isEqualTo(before);
      assertThat(leaner.eliminateDeadResults()).as("again, seed %s\n%s", seed, text).isFalse();
      less.eliminateDeadResults();
      less.lint();
      assertThat(outcomes(less, seed)).as("both, seed %s\n%s", seed, text).isEqualTo(before);
    }
    // Most have something to take away, and most run to their end.
    assertThat(changed).isGreaterThan(GRAPHS / 2);
    assertThat(thrown).isLessThan(GRAPHS / 2);
  }
}
