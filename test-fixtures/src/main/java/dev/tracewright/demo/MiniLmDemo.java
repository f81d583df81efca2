package dev.tracewright.demo;

import ai.djl.ndarray.NDManager;
import dev.tracewright.fixtures.minilm.Encoder;
import dev.tracewright.fixtures.minilm.MiniLm;
import dev.tracewright.fixtures.minilm.MiniLmEmbedder;
import dev.tracewright.fixtures.minilm.MiniLmFiles;
import dev.tracewright.fixtures.minilm.MiniLmReference;
import dev.tracewright.fixtures.minilm.MiniLmTokens;
import dev.tracewright.fixtures.minilm.OnnxWeights;
import dev.tracewright.fixtures.minilm.TokenBatch;
import dev.tracewright.fixtures.minilm.Vectors;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Embeds sentences with a traced encoder and compares it with the untraced one and ONNX Runtime.
 */
final class MiniLmDemo {
  /**
   * How alike to ONNX Runtime's a result must be; another order of the same sums costs about 1e-7.
   */
  private static final double LEAST_COSINE = 0.9999;

  private static final List<String> SENTENCES =
      List.of(
          "A man is eating food.",
          "Someone has lunch.",
          "The girl is carrying a baby.",
          "A woman holds her little child in her arms while she walks through the park.",
          "The compiler reports an error at the line that caused it.",
          "javac tells you where your program is wrong.");

  private final Report report;
  private final NDManager manager;

  MiniLmDemo(Report report, NDManager manager) {
    this.report = report;
    this.manager = manager;
  }

  /**
   * Runs the demonstration.
   *
   * @param trace makes the traced encoder of a model
   * @throws Exception if the model cannot be loaded or run
   */
  void run(Function<MiniLm, Encoder> trace) throws Exception {
    report.title("all-MiniLM-L6-v2, the published weights in a model written in plain Java");
    try (MiniLmTokens tokens = report.step("loading the tokenizer", MiniLmTokens::new)) {
      OnnxWeights weights = report.step("reading 90 MB of weights", this::readWeights);
      MiniLm model = MiniLm.l6(weights);
      MiniLmEmbedder untraced = new MiniLmEmbedder(manager, model);
      MiniLmEmbedder traced = new MiniLmEmbedder(manager, trace.apply(model));

      report.title("Embedding sentences with the traced model");
      TokenBatch batch = tokens.batch(SENTENCES);
      float[][] result = report.step("first run", () -> traced.embed(batch));
      float[][] again = report.step("second run", () -> traced.embed(batch));
      report.line(
          "%d sentences, %d tokens in the longest, %d numbers each, %,d parameters",
          batch.sentences(), batch.length(), result[0].length, weights.parameters());

      report.title("How alike the sentences are");
      printSimilarities(result);

      report.title("Checks");
      check("the traced model repeats itself", again, result);
      check("traced and untraced model agree", untraced.embed(batch), result);
      checkReference(batch, result);
    }
  }

  private OnnxWeights readWeights() throws Exception {
    try (InputStream model = MiniLmFiles.openModel()) {
      return OnnxWeights.read(manager, model);
    }
  }

  private void printSimilarities(float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      StringBuilder row = new StringBuilder();
      for (int j = 0; j <= i; j++) {
        row.append(String.format(Locale.ROOT, "%6.2f", Vectors.cosine(vectors[i], vectors[j])));
      }
      report.line("%-" + 6 * vectors.length + "s  %s", row, SENTENCES.get(i));
    }
  }

  private void check(String what, float[][] expected, float[][] actual) {
    double difference = Vectors.largestDifference(expected, actual);
    report.check(what, difference == 0, "largest difference " + difference);
  }

  private void checkReference(TokenBatch batch, float[][] result) throws Exception {
    try (MiniLmReference reference =
        report.step("loading the model into ONNX Runtime", MiniLmReference::new)) {
      float[][] expected = reference.embed(batch);
      double cosine = Vectors.smallestCosine(expected, result);
      report.check(
          "traced model and ONNX Runtime agree",
          cosine >= LEAST_COSINE,
          String.format(
              Locale.ROOT,
              "smallest cosine %.9f, largest difference %.1e",
              cosine,
              Vectors.largestDifference(expected, result)));
    }
  }
}
