package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.diagnostic.Key;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Atracewright.explain=} asks about captured classes by name. */
final class ExplainOptionTest {
  private static final String SOURCE =
      """
      package acme;

      import dev.tracewright.annotations.Traceable;

      class Outer {
        @Traceable
        static class Gate {
          double forward(double x) {
            return x > 0 ? x : 0;
          }
        }

        @Traceable
        static class Flood {
          double forward(double x) {
            return x > 9 ? x : 9;
          }
        }
      }
      """;

  private static final String OF_GATE =
      "Outer.java:8:12 [branch-kept] the '?:' at line 9 is recorded with every path";
  private static final String OF_FLOOD =
      "Outer.java:15:12 [branch-kept] the '?:' at line 16 is recorded with every path";

  @TempDir Path directory;

  private Compiled compile(String... options) {
    CompilationFixture compiler =
        Capture.javac(directory).option("-Xlint:all,-processing", "-Werror");
    for (String each : options) {
      compiler.option(each);
    }
    return compiler.source("acme/Outer.java", SOURCE).compile();
  }

  @Test
  void nothingIsExplainedUnlessItIsAskedFor() {
    assertThat(compile().messages()).extracting(Capture::line).isEmpty();
    assertThat(compile("-Atracewright.explain=").messages()).extracting(Capture::line).isEmpty();
  }

  @Test
  void classesAreAskedForBySimpleNestedQualifiedOrBinaryName() {
    for (String name : new String[] {"Gate", "Outer.Gate", "acme.Outer.Gate", "acme.Outer$Gate"}) {
      assertThat(compile("-Atracewright.explain=" + name).messages())
          .extracting(Capture::line)
          .containsExactly(OF_GATE);
    }
    assertThat(compile("-Atracewright.explain=Gate, Flood").messages())
        .extracting(Capture::line)
        .containsExactly(OF_FLOOD, OF_GATE);
  }

  @Test
  void notesAreNotesAndChangeNothing() {
    Compiled explained = compile("-Atracewright.explain=Gate");
    assertThat(explained.messages()).extracting(Message::kind).containsOnly("NOTE");
    assertThat(explained.classFiles().keySet()).isEqualTo(compile().classFiles().keySet());
  }

  @Test
  @Covers(Key.EXPLAIN_STRAY)
  void aNameThatNoCapturedClassHasIsSaid() {
    assertThat(compile("-Atracewright.explain=Gat").messages())
        .extracting(Message::text)
        .singleElement()
        .asString()
        .startsWith("[explain-stray] -Atracewright.explain=Gat names no captured class and no rule")
        .contains(
            "the classes captured in this compilation are acme.Outer.Flood, acme.Outer.Gate;");
  }

  @Test
  void whatIsNoNameIsAnError() {
    assertThat(compile("-Atracewright.explain=Gate;Flood").messages())
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [option] -Atracewright.explain=Gate;Flood is no value of that option");
  }
}
