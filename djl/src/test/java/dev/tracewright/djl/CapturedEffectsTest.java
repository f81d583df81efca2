package dev.tracewright.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.graph.Node;
import dev.tracewright.processor.TraceableProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Effects of a module in plain DJL, as its captured graph has them. */
class CapturedEffectsTest {
  private static final String HEAD =
      """
      import ai.djl.ndarray.NDArray;
      import ai.djl.nn.Activation;
      import ai.djl.nn.core.Linear;
      import ai.djl.nn.norm.BatchNorm;
      import ai.djl.nn.norm.Dropout;
      import dev.tracewright.annotations.Traceable;

      @Traceable
      final class Head {
        private final NDArray weight;
        private final NDArray bias;
        private final NDArray mean;
        private final NDArray variance;

        Head(NDArray weight, NDArray bias, NDArray mean, NDArray variance) {
          this.weight = weight;
          this.bias = bias;
          this.mean = mean;
          this.variance = variance;
        }

        NDArray forward(NDArray x) {
          NDArray unused = x.exp().mul(2);
          NDArray linear = Linear.linear(x, weight, bias).singletonOrThrow();
          long rows = linear.getShape().get(0);
          NDArray same = linear.subi(bias);
          NDArray kept = Dropout.dropout(linear, 0.1f, false).singletonOrThrow();
          NDArray normed =
              BatchNorm.batchNorm(kept, mean, variance, null, null, 1, 0.9f, 1e-5f, false)
                  .singletonOrThrow();
          NDArray noise = Dropout.dropout(normed, 0.1f, true).singletonOrThrow();
          return Activation.relu(normed).reshape(-1);
        }
      }
      """;

  @TempDir Path directory;

  private Graph capture() throws IOException {
    Path source = Files.writeString(directory.resolve("Head.java"), HEAD);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              diagnostics,
              List.of(
                  "-d", directory.toString(), "-classpath", System.getProperty("java.class.path")),
              null,
              files.getJavaFileObjects(source));
      task.setProcessors(List.of(new TraceableProcessor()));
      assertThat(task.call()).as(diagnostics.getDiagnostics().toString()).isTrue();
    }
    assertThat(diagnostics.getDiagnostics()).extracting(Diagnostic::getKind).isEmpty();
    String text = Files.readString(directory.resolve("HeadGraphModule.graph"));
    return GraphResource.parse(text).result();
  }

  private static Node node(Graph graph, String name) {
    return graph.nodes().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theGraphSaysWhatDjlDoes() throws IOException {
    Graph graph = capture();
    Effects computes = Effects.READS.and(Effects.FRESH);
    for (String each : List.of("unused", "linear", "relu")) {
      assertThat(node(graph, each).ownEffects()).as(each).contains(computes);
    }
    for (String each : List.of("dropout", "batch_norm", "reshape")) {
      assertThat(node(graph, each).ownEffects())
          .as(each)
          .contains(Effects.READS.and(Effects.SHARES));
    }
    for (String each : List.of("linear_1", "get_shape")) {
      assertThat(node(graph, each).ownEffects()).as(each).contains(Effects.READS);
    }
    assertThat(node(graph, "rows").ownEffects()).contains(Effects.NONE);
    assertThat(node(graph, "same").ownEffects()).get().matches(Effects::writes);
    assertThat(node(graph, "dropout_1").ownEffects()).get().matches(Effects::writes);
  }

  @Test
  void whatNobodyUsesIsRemovedAndWhatChangesArraysStays() throws IOException {
    Graph graph = capture();
    assertThat(graph.eliminateDeadCode()).isTrue();
    List<String> names = graph.nodes().stream().map(Node::name).toList();
    assertThat(names)
        .contains("same", "dropout_1", "batch_norm", "relu")
        .doesNotContain("unused", "exp", "rows", "get_shape", "noise");
  }
}
