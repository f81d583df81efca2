package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Atracewright.report=true} writes what rules did beside the generated sources. */
final class ReportOptionTest {
  private static final String SOURCE =
      """
      package acme;

      import dev.tracewright.annotations.*;

      final class Formulas {
        @Traceable(rules = MulAddToFma.class)
        static double line(double x, double a, double b) {
          return scaled(x, a) + b;
        }

        @Traceable
        static float line(float x) {
          return x;
        }

        static double scaled(double x, double a) {
          return x * a;
        }
      }

      @RewriteRule(precision = Precision.ROUNDING)
      final class MulAddToFma {
        @Pattern
        static double pattern(double a, double b, double c) {
          return a * b + c;
        }

        @Replacement
        static double replacement(double a, double b, double c) {
          return Math.fma(a, b, c);
        }
      }
      """;

  @TempDir Path directory;

  private CompilationFixture on(CompilationFixture compiler, String source) {
    return compiler.option("-Atracewright.report=true").source("acme/Formulas.java", source);
  }

  private CompilationFixture compiler(String source) {
    return on(Capture.javac(directory).option("-Xlint:all,-processing,-auxiliaryclass"), source);
  }

  private Path report(String kind) {
    return directory.resolve("generated/acme/Formulas_LineGraphModule.report." + kind);
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(each -> each.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void bothReportsLieBesideTheGeneratedSource() throws IOException {
    Compiled compiled = compiler(SOURCE).option("-Werror").compile();
    assertThat(Capture.complaints(compiled)).extracting(Capture::line).isEmpty();
    assertThat(report("html")).content().startsWith("<!DOCTYPE html>").contains("MulAddToFma");
    assertThat(report("txt"))
        .content()
        .startsWith("Rewrite rules in acme.Formulas_LineGraphModule, generated for Formulas.line\n")
        .contains("\ndouble line(double x, double a, double b)\n")
        .contains("acme.MulAddToFma   rounding")
        .contains("\n        %add from Formulas.java:17:12, Formulas.java:8:12\n")
        .contains("\n            Formulas.java:17 | return x * a;\n")
        .contains("\n            Formulas.java:8 | return scaled(x, a) + b;\n")
        .contains("\n        +    %fma : double = ")
        .contains("\nfloat line(float x)\n")
        .contains("    no rules apply here\n");
    assertThat(files(compiled.classes())).noneMatch(each -> each.contains("report"));
  }

  @Test
  void codeOfANamedModuleIsReportedToo() {
    Compiled compiled =
        compiler(SOURCE)
            .option("--module-path", Capture.libraryPath())
            .source(
                "module-info.java",
                """
                module garden {
                  requires dev.tracewright.annotations;
                  requires dev.tracewright.runtime;
                }
                """)
            .compile();
    assertThat(Capture.complaints(compiled)).extracting(Capture::line).isEmpty();
    assertThat(report("html")).exists();
    assertThat(report("txt")).exists();
  }

  @Test
  void nothingIsWrittenUnlessItIsAskedFor() throws IOException {
    Capture.javac(directory).source("acme/Formulas.java", SOURCE).compile();
    assertThat(files(directory)).noneMatch(each -> each.contains("report"));
  }

  @Test
  void eclipsesCompilerWritesThemAsWell() {
    Compiled compiled = on(Capture.ecj(directory), SOURCE).compile();
    boolean isCaptured =
        compiled.messages().stream().noneMatch(each -> each.text().startsWith("[no-source]"));
    assertThat(isCaptured).isEqualTo(Runtime.version().feature() >= 18);
    if (isCaptured) {
      assertThat(report("html")).exists();
    }
  }
}
