package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random graphs of all regions: the generated code does what the interpreter does. {@code
 * -Dregions.count} and {@code -Dregions.seed} make a longer run of it.
 */
class RandomRegionsTest {
  private static final int COUNT = Integer.getInteger("regions.count", 600);
  private static final int SEED = Integer.getInteger("regions.seed", 0);
  private static final int AT_ONCE = 100;
  private static final int[][] INPUTS = {{0, 0}, {1, -2}, {7, 3}, {-1, 1}};

  @Test
  void generatedCodeDoesWhatTheInterpreterDoes() {
    for (int first = SEED; first < SEED + COUNT; first += AT_ONCE) {
      check(first, Math.min(first + AT_ONCE, SEED + COUNT));
    }
  }

  private static void check(int from, int to) {
    Sources sources = new Sources();
    List<Graph> graphs = new ArrayList<>();
    for (int seed = from; seed < to; seed++) {
      Graph graph = RandomRegions.graph(seed);
      graph.lint();
      graphs.add(graph);
      // Every other method is split as if the JVM took no more than a few statements at once.
      int longest = seed % 2 == 0 ? Cost.MAX_METHOD : 40 + seed % 400;
      sources.addGenerated(
          new JavaWriter(ClassFacts.ofLoader(RandomRegionsTest.class.getClassLoader()), longest),
          Functions.shape("G" + seed),
          Functions.captured(signature(graph), graph));
    }
    Sources.Loaded loaded = sources.compile();
    for (int seed = from; seed < to; seed++) {
      GraphModule module = Functions.load(loaded, "demo.G" + seed);
      Interpreter interpreter =
          new Interpreter(graphs.get(seed - from), null, MethodHandles.lookup());
      for (int[] input : INPUTS) {
        List<Object> expected = run(array -> interpreter.run(input[0], input[1], array));
        assertThat(run(array -> module.call(input[0], input[1], array)))
            .as("seed %d on %s:%n%s", seed, Arrays.toString(input), sources.source("demo.G" + seed))
            .isEqualTo(expected);
      }
    }
  }

  private static Signature signature(Graph graph) {
    List<Signature.Parameter> parameters =
        graph.placeholders().stream()
            .map(each -> new Signature.Parameter(each.name(), each.type(), false, Optional.empty()))
            .toList();
    return new Signature(
        Functions.OWNER, true, "run", List.of(), PrimitiveType.INT, List.of(), true, parameters);
  }

  private interface Body {
    @Nullable Object run(int[] array) throws Throwable;
  }

  /** The result or what was thrown, the array afterwards, and every call on the way. */
  private static List<Object> run(Body body) {
    int[] array = {5, 0, -7, 1};
    Log.take();
    Object result;
    try {
      result = String.valueOf(body.run(array));
    } catch (Throwable failure) {
      result = failure.getClass().getName();
    }
    return List.of(result, Arrays.toString(array), Log.take());
  }
}
