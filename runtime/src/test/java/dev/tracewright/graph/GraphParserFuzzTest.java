package dev.tracewright.graph;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

/** Fuzzes the parser; without a fuzzer at work the inputs beside this class are run. */
final class GraphParserFuzzTest {
  @FuzzTest
  void aTextIsReadOrRefused(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    try {
      Graph graph = Graph.parse(text);
      Graph again = Graph.parse(graph.toStringWithPositions());
      if (Comparison.difference(graph, again, true).isPresent()) {
        throw new AssertionError("what was read does not read back: " + graph);
      }
    } catch (GraphParseException e) {
      // The text is none, which is an answer.
    }
    try {
      GraphResource.parse(text);
    } catch (GraphParseException e) {
      // The text is none, which is an answer.
    }
  }
}
