package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.diagnostic.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code -Atracewright.lock=} holds graphs against committed files. */
final class GraphLockTest {
  private static final String CHECK = "-Atracewright.lock=check";
  private static final String UPDATE = "-Atracewright.lock=update";

  private static final String GATE =
      """
      package acme;

      import dev.tracewright.annotations.Traceable;

      @Traceable
      class Gate {
        double forward(double x) {
          return x > 0 ? x : 0;
        }
      }
      """;

  private static final String FORMULAS =
      """
      import dev.tracewright.annotations.Traceable;

      class Formulas {
        @Traceable
        static double twice(double x) {
          return x + x;
        }

        @Traceable
        static int twice(int x) {
          return x + x;
        }
      }
      """;

  @TempDir Path directory;
  private Path locks;

  @BeforeEach
  void names() {
    locks = directory.resolve("source/tracewright");
  }

  private CompilationFixture compiler(String... options) {
    return Capture.javac(directory).option("-Xlint:all,-processing", "-Werror").option(options);
  }

  private Compiled compileGate(String mode) {
    return compiler(mode).source("java/acme/Gate.java", GATE).compile();
  }

  private static List<String> lines(Compiled compiled) {
    return compiled.messages().stream().map(Capture::line).toList();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(locks)) {
      return files
          .filter(Files::isRegularFile)
          .map(each -> locks.relativize(each).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void withoutTheOptionNothingIsWritten() {
    assertThat(lines(compiler().source("java/acme/Gate.java", GATE).compile())).isEmpty();
    assertThat(locks).doesNotExist();
  }

  @Test
  void updateWritesWhatCheckThenFinds() throws IOException {
    assertThat(lines(compileGate(UPDATE))).isEmpty();
    assertThat(files()).containsExactly("acme/GateGraphModule.graph");
    assertThat(lines(compileGate(CHECK))).isEmpty();
    String text = Files.readString(locks.resolve("acme/GateGraphModule.graph"));
    assertThat(text)
        .startsWith(
            """
            // Graphs of acme.GateGraphModule, locked by Tracewright
            // captured from acme.Gate

            tracewright 1
            method forward of acme.Gate : double
                parameter x : double
            captured:
            graph():
                %x : double""")
        .doesNotContain("Gate.java");
    String body = text.substring(text.indexOf("tracewright 1"));
    assertThat(GraphResource.parse(body).captured().size()).isPositive();
  }

  @Test
  void linesThatMoveChangeNothing() {
    compileGate(UPDATE);
    String moved = GATE.replace("@Traceable\n", "\n\n/** Moved. */\n@Traceable\n");
    assertThat(lines(compiler(CHECK).source("java/acme/Gate.java", moved).compile())).isEmpty();
  }

  @Test
  void allGraphsOfAClassLieInOneFile() throws IOException {
    Compiled compiled = compiler(UPDATE).source("java/Formulas.java", FORMULAS).compile();
    assertThat(lines(compiled)).isEmpty();
    assertThat(files()).containsExactly("Formulas_TwiceGraphModule.graph");
    assertThat(Files.readString(locks.resolve("Formulas_TwiceGraphModule.graph")))
        .contains("parameter x : double")
        .contains("parameter x : int");
    assertThat(lines(compiler(CHECK).source("java/Formulas.java", FORMULAS).compile())).isEmpty();
  }

  @Test
  @Covers(Key.GRAPH_LOCK)
  void aGraphThatChangedIsShownAtItsClass() {
    compileGate(UPDATE);
    Compiled changed =
        compiler(CHECK).source("java/acme/Gate.java", GATE.replace("x : 0;", "x : 1;")).compile();
    assertThat(changed.success()).isFalse();
    Path file = locks.resolve("acme/GateGraphModule.graph");
    assertThat(lines(changed))
        .containsExactly(
            "Gate.java:6:1 [graph-lock] the graph of acme.Gate is no longer what was locked in "
                + file);
    // javac moves all lines but the first by two.
    assertThat(changed.messages().get(0).text().replace("\n  ", "\n"))
        .isEqualTo(
            """
            [graph-lock] the graph of acme.Gate is no longer what was locked in %s
                @@ -16,5 +16,5 @@
                         graph():
                             %%x : double [num_users=0] = placeholder[target=x]
                -            yield 0.0
                +            yield 1.0
                         end,
                         %%x))
                graphs are committed, so that whoever reviews a change sees what it does to them; \
            if it is meant, compile with -Atracewright.lock=update and commit what that does
                docs/diagnostics.md#graph-lock"""
                .formatted(file));
    assertThat(compileGate(CHECK).success()).isTrue();
  }

  @Test
  void theDifferenceIsCutToAFewShortLines() {
    StringBuilder body = new StringBuilder("x");
    for (int i = 0; i < 60; i++) {
      body.append(" + " + i + " * x");
    }
    compileGate(UPDATE);
    String much = GATE.replace("x > 0 ? x : 0", body);
    Compiled changed = compiler(CHECK).source("java/acme/Gate.java", much).compile();
    String text = changed.messages().get(0).text();
    assertThat(text.lines()).hasSizeLessThan(22).allMatch(each -> each.length() < 400);
    assertThat(text).containsPattern("… and \\d+ more lines");
  }

  @Test
  void aGraphWithoutAFileIsAnError() {
    Compiled compiled = compileGate(CHECK);
    assertThat(lines(compiled))
        .containsExactly(
            "Gate.java:6:1 [graph-lock] the graph of acme.Gate is not locked: there is no "
                + locks.resolve("acme/GateGraphModule.graph"));
    assertThat(locks).doesNotExist();
  }

  @Test
  void aFileWhoseClassIsGoneIsAnErrorAndTakenAwayByUpdate() throws IOException {
    Compiled both =
        compiler(UPDATE)
            .source("java/acme/Gate.java", GATE)
            .source("java/Formulas.java", FORMULAS)
            .compile();
    assertThat(lines(both)).isEmpty();
    Files.writeString(locks.resolve("notes.txt"), "mine");
    Files.writeString(locks.resolve("acme/Mine.graph"), "mine");
    Files.delete(directory.resolve("source/java/Formulas.java"));
    Files.delete(directory.resolve("classes/Formulas_TwiceGraphModule.class"));
    String stale = "[graph-lock] the graph of Formulas is locked in %s but no longer captured";
    assertThat(lines(compileGate(CHECK)))
        .containsExactly(
            ":-1:-1 " + stale.formatted(locks.resolve("Formulas_TwiceGraphModule.graph")));
    assertThat(lines(compileGate(UPDATE))).isEmpty();
    assertThat(files())
        .containsExactly("acme/GateGraphModule.graph", "acme/Mine.graph", "notes.txt");
  }

  @Test
  void aClassThatIsNoLongerAnnotatedIsLeftOverToo() {
    compiler(UPDATE)
        .source("java/acme/Gate.java", GATE)
        .source("java/Formulas.java", FORMULAS)
        .compile();
    String plain =
        FORMULAS
            .replaceFirst("@Traceable\n  static double", "static double")
            .replaceFirst("@Traceable\n  static int", "static int");
    Compiled compiled =
        compiler(CHECK, "-Xlint:none")
            .source("java/acme/Gate.java", GATE)
            .source("java/Formulas.java", plain)
            .compile();
    assertThat(lines(compiled)).singleElement().asString().contains("no longer captured");
  }

  @Test
  void whatIsNotCompiledThisTimeStays() throws IOException {
    compiler(UPDATE)
        .source("java/acme/Gate.java", GATE)
        .source("java/Formulas.java", FORMULAS)
        .compile();
    assertThat(lines(compileGate(CHECK))).isEmpty();
    assertThat(lines(compileGate(UPDATE))).isEmpty();
    assertThat(files()).hasSize(2);
  }

  @Test
  void aFileOfTheUsersOwnIsNeverOverwritten() throws IOException {
    Path file = locks.resolve("acme/GateGraphModule.graph");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine\n");
    assertThat(lines(compileGate(UPDATE)))
        .containsExactly("Gate.java:6:1 [output] " + file + " cannot be written");
    assertThat(file).hasContent("mine\n");
    assertThat(lines(compileGate(CHECK)))
        .singleElement()
        .asString()
        .contains("is no longer what was locked in " + file);
  }

  @Test
  void whatIsUpToDateIsNotTouchedWhateverItsLineEnds() throws IOException {
    compileGate(UPDATE);
    Path file = locks.resolve("acme/GateGraphModule.graph");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThat(lines(compileGate(CHECK))).isEmpty();
    assertThat(lines(compileGate(UPDATE))).isEmpty();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(FileTime.fromMillis(0));
  }

  @Test
  @Covers(Key.LOCK_FOLDER)
  void sourcesOutsideOfAFolderJavaNeedAFolder() {
    Compiled nowhere = compiler(CHECK).source("acme/Gate.java", GATE).compile();
    assertThat(lines(nowhere))
        .containsExactly(
            "Gate.java:6:1 [lock-folder] there is no folder in which the graph of acme.Gate could"
                + " be locked");
    assertThat(nowhere.messages().get(0).text())
        .contains("its source lies in " + directory.resolve("source") + ", which is not named");
    Path folder = directory.resolve("mine");
    String option = "-Atracewright.lock.dir=" + folder;
    assertThat(lines(compiler(UPDATE, option).source("acme/Gate.java", GATE).compile())).isEmpty();
    assertThat(folder.resolve("acme/GateGraphModule.graph")).exists();
    assertThat(lines(compiler(CHECK, option).source("acme/Gate.java", GATE).compile())).isEmpty();
  }

  @Test
  void eclipsesCompilerLocksAsWell() throws IOException {
    boolean knowsFiles = Runtime.version().feature() >= 18;
    Compiled compiled =
        Capture.ecj(directory)
            .option(UPDATE)
            .option("-Atracewright.lock.dir=" + locks)
            .source("java/acme/Gate.java", GATE)
            .compile();
    if (knowsFiles) {
      assertThat(lines(compiled)).isEmpty();
      assertThat(files()).containsExactly("acme/GateGraphModule.graph");
      assertThat(lines(compileGate(CHECK))).isEmpty();
    } else {
      assertThat(compiled.messages())
          .extracting(Message::text)
          .anyMatch(each -> each.startsWith("[no-source]"));
    }
  }

  @Test
  void valuesThatTheOptionsDoNotTakeAreErrors() {
    assertThat(lines(compileGate("-Atracewright.lock=yes")))
        .containsExactly(":-1:-1 [option] -Atracewright.lock=yes is no value of that option");
    assertThat(lines(compileGate("-Atracewright.lock.dir=graphs")))
        .containsExactly(
            ":-1:-1 [option] -Atracewright.lock.dir=graphs is no value of that option");
  }
}
