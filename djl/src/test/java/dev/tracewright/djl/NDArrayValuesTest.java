package dev.tracewright.djl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.TraceableProcessor;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules over arrays are tried where they are compiled, on arrays of the engine. */
class NDArrayValuesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x.add(y).add(z)                | x.add(y.add(z))                    | ROUNDING
          x.mul(y).add(x.mul(z))         | x.mul(y.add(z))                    | ROUNDING
          x.neg().neg().add(y).add(z)    | x.add(y).add(z)                    | EXACT
          x.transpose().transpose().add(y).add(z) | x.add(y).add(z)           | EXACT
          x.sub(y).add(z)                | x.add(y.neg()).add(z)              | EXACT
          x.square().add(y).add(z)       | x.mul(x).add(y).add(z)             | EXACT
          """)
  void rightRulesAreAccepted(String pattern, String replacement, String precision) {
    assertThat(messages(pattern, replacement, precision)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          x.add(y).add(z)                | x.add(y.add(z))                    | EXACT
          x.sub(y).add(z)                | y.add(x.neg()).add(z)              | ROUNDING
          x.add(y).add(z)                | x.addi(y).add(z)                   | EXACT
          x.add(y).add(z)                | x.add(y.mul(z))                    | APPROXIMATE
          x.matMul(y).add(z)             | z.add(y.matMul(x))                 | ROUNDING
          x.transpose().add(y).add(z)    | x.add(y).add(z)                    | EXACT
          x.exp().add(y).add(z)          | x.add(1).add(y).add(z)             | APPROXIMATE
          x.matMul(y).transpose().add(z) | y.transpose().matMul(x.transpose()).add(z) | ROUNDING
          x.add(y).add(z)                | y.add(x).addi(z)                   | EXACT
          x.sum().add(y).add(z)          | x.mean().add(y).add(z)             | ROUNDING
          """)
  void wrongRulesAreRefused(String pattern, String replacement, String precision) {
    assertThat(messages(pattern, replacement, precision))
        .singleElement()
        .asString()
        .startsWith("[rule-refuted]")
        .contains("but for x = array(");
  }

  private List<String> messages(String pattern, String replacement, String precision) {
    String source =
        """
        import ai.djl.ndarray.NDArray;
        import dev.tracewright.annotations.Pattern;
        import dev.tracewright.annotations.Precision;
        import dev.tracewright.annotations.Replacement;
        import dev.tracewright.annotations.RewriteRule;

        @RewriteRule(precision = Precision.%s)
        final class Rule {
          @Pattern
          static NDArray pattern(NDArray x, NDArray y, NDArray z) {
            return %s;
          }

          @Replacement
          static NDArray replacement(NDArray x, NDArray y, NDArray z) {
            return %s;
          }
        }
        """
            .formatted(precision, pattern, replacement);
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///Rule.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of(
            "-d",
            directory.toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            "-Atracewright.verbose=true");
    JavaCompiler.CompilationTask task =
        compiler.getTask(null, null, diagnostics, options, null, List.of(file));
    task.setProcessors(List.of(new TraceableProcessor()));
    task.call();
    return diagnostics.getDiagnostics().stream().map(each -> each.getMessage(Locale.ROOT)).toList();
  }
}
