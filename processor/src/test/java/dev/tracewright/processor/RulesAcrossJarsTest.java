package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.diagnostic.Key;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of a dependency work as they do in source: captured ones, and those that are code. */
final class RulesAcrossJarsTest {
  private static final String RULES =
      """
      // depot/Fusion.java
      package depot;

      import dev.tracewright.annotations.*;

      public final class Fusion {
        @RewriteRule(precision = Precision.ROUNDING)
        public static final class MulAdd {
          record Both(double sum, double product) {}

          @Pattern
          static Both pattern(double a, double b, double c) {
            double product = a * b;
            return new Both(product + c, product);
          }

          @Replacement
          static Both replacement(double a, double b, double c) {
            return new Both(Math.fma(a, b, c), a * b);
          }
        }

        @RewriteRule
        public static final class TimesOne {
          @Pattern
          static double pattern(Gain gain, double x) { return gain.forward(x) * 1; }

          @Replacement
          static double replacement(Gain gain, double x) { return gain.forward(x); }
        }

        @RewriteRule
        public static final class Late {
          @Pattern
          static double pattern(Gain gain, double x) { return gain.forward(x) * 1 * 2; }

          @Replacement
          static double replacement(Gain gain, double x) { return gain.forward(x) * 2; }
        }

        private Fusion() {}
      }
      """;

  private static final String GAIN =
      """
      // depot/Gain.java
      package depot;

      import dev.tracewright.annotations.Leaf;

      @Leaf
      public class Gain {
        public double forward(double x) { return 2 * x; }
      }
      """;

  private static final String USER =
      """
      package garden;

      import depot.*;
      import dev.tracewright.annotations.Traceable;

      @Traceable(rules = {Fusion.MulAdd.class, Fusion.TimesOne.class})
      public final class User {
        private final Gain gain;

        public User(Gain gain) { this.gain = gain; }

        public double forward(double x, double y) {
          double product = x * y;
          return gain.forward(product + x) * 1.0 - product;
        }
      }
      """;

  private static final String CODE =
      """
      // depot/Turned.java
      package depot;

      import dev.tracewright.graph.Graph;
      import dev.tracewright.rewrite.*;
      import java.util.List;

      public final class Turned implements RewriteRule {
        private final Graph pattern = graph("%a, %b");

        private static Graph graph(String operands) {
          return Graph.parse(
              "graph():\\n"
                  + "    %a : double = placeholder[target=a]\\n"
                  + "    %b : double = placeholder[target=b]\\n"
                  + "    %min : double = call_function[target=java.lang.Math.min(double, double)]"
                  + "(args = (" + operands + "))\\n"
                  + "    return min");
        }

        @Override
        public String name() { return "depot.Turned"; }

        @Override
        public List<Pattern> patterns() { return List.of(Pattern.of(pattern)); }

        @Override
        public boolean matches(Match match) {
          return match.node("a").name().compareTo(match.node("b").name()) > 0;
        }

        @Override
        public Graph replacement(Match match) { return graph("%b, %a"); }
      }
      """;

  private static final String CODE_USER =
      """
      package garden;

      import dev.tracewright.annotations.Traceable;

      final class User {
        @Traceable(rules = depot.Turned.class)
        static double use(double x, double y) { return Math.min(y, x) - Math.min(x, y); }
      }
      """;

  @TempDir Path directory;

  private Path depot(String module) {
    CompilationFixture fixture = fixture("depot", module);
    for (String each : List.of(RULES, GAIN)) {
      fixture.source(each.lines().findFirst().orElseThrow().substring(3), each);
    }
    Compiled compiled = fixture.compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(compiled.classFiles().keySet())
        .contains("depot/Fusion$MulAdd.rule", "depot/Fusion$TimesOne.rule");
    return fixture.classes();
  }

  private CompilationFixture fixture(String folder, String module, Path... dependencies) {
    CompilationFixture fixture =
        CompilationFixture.javac(directory.resolve(folder))
            .option(
                "-Xlint:all,-processing,-exports,-requires-automatic,-classfile,-missing-explicit-ctor",
                "-Werror")
            .processor(TraceableProcessor::new);
    if (module.isEmpty()) {
      Capture.withLibraries(fixture);
      Stream.of(dependencies).forEach(fixture::classPath);
    } else {
      String path =
          Stream.concat(
                  Stream.of(dependencies).map(Path::toString), Stream.of(Capture.libraryPath()))
              .collect(Collectors.joining(File.pathSeparator));
      fixture.option("--module-path", path).source("module-info.java", module);
    }
    return fixture;
  }

  private static void assertRewritten(Compiled compiled) throws IOException {
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    Path file = compiled.classes().resolve("garden/UserGraphModule.graph");
    String result = GraphResource.parse(Files.readString(file)).result().toString();
    assertThat(result).contains("Math.fma").doesNotContain("operator.add", ", 1.0)");
  }

  @Test
  void rulesOnTheClassPathAreApplied() throws IOException {
    Path depot = depot("");
    assertRewritten(fixture("user", "", depot).source("garden/User.java", USER).compile());
  }

  @Test
  void rulesInAJarAreApplied() throws IOException {
    Path jar = PolicyLibrary.pack(depot(""), directory.resolve("depot.jar"));
    assertRewritten(fixture("user", "", jar).source("garden/User.java", USER).compile());
  }

  @Test
  void rulesOnTheModulePathAreApplied() throws IOException {
    Path depot = depot("module depot { requires dev.tracewright.runtime; exports depot; }\n");
    String module = "module garden { requires depot; requires dev.tracewright.runtime; }\n";
    assertRewritten(fixture("user", module, depot).source("garden/User.java", USER).compile());
    Path jar = PolicyLibrary.pack(depot, directory.resolve("depot.jar"));
    assertRewritten(fixture("jar", module, jar).source("garden/User.java", USER).compile());
  }

  @Test
  void packagesAndOptionsNameRulesOfADependency() throws IOException {
    Path depot = depot("");
    String plain = USER.replaceAll("\\(rules = [^)]*\\)", "");
    String config = "@dev.tracewright.annotations.TracewrightConfig(rules = %s.class)\n";
    assertRewritten(
        fixture("user", "", depot)
            .source("garden/User.java", plain)
            .source(
                "garden/package-info.java",
                config.formatted("depot.Fusion.MulAdd") + "package garden;\n")
            .option("-Atracewright.rules=depot.Fusion$TimesOne")
            .compile());
  }

  @Test
  void nothingIsSaidOfRulesOfALibraryThatNeverGetTheirTurn() throws IOException {
    Path depot = depot("");
    assertRewritten(
        fixture("user", "", depot)
            .source("garden/User.java", USER)
            .option("-Atracewright.rules=depot.Fusion.Late")
            .compile());
  }

  @Test
  void thePackageMayBeNoMoreThanAClassFile() throws IOException {
    Path depot = depot("");
    String config =
        "@dev.tracewright.annotations.TracewrightConfig("
            + "rules = {depot.Fusion.MulAdd.class, depot.Fusion.TimesOne.class})\n"
            + "package garden;\n";
    CompilationFixture before =
        fixture("before", "", depot).source("garden/package-info.java", config);
    assertThat(before.compile().messages()).isEmpty();
    assertRewritten(
        fixture("user", "", depot, before.classes())
            .source("garden/User.java", USER.replaceAll("\\(rules = [^)]*\\)", ""))
            .compile());
  }

  private List<String> linesAfter(Path depot, String file, String from, String to)
      throws IOException {
    Path rule = depot.resolve(file);
    String text = Files.readString(rule);
    assertThat(text).contains(from);
    Files.writeString(rule, text.replace(from, to));
    Compiled compiled = fixture("user", "", depot).source("garden/User.java", USER).compile();
    return compiled.messages().stream().map(Capture::line).toList();
  }

  @Test
  void aDamagedRuleIsNamedWhereItIsRegistered() throws IOException {
    assertThat(linesAfter(depot(""), "depot/Fusion$MulAdd.rule", "operator.mul", "operator mul"))
        .containsExactly(
            "User.java:6:21 [graph-damaged] the graph of Fusion.MulAdd cannot be read");
  }

  @Test
  void aRuleThatTheResourceDoesNotFitIsNamed() throws IOException {
    String file = "depot/Fusion$MulAdd.rule";
    assertThat(linesAfter(depot(""), file, "method pattern", "method patterns"))
        .containsExactly(
            "User.java:6:21 [graph-mismatch] the graph of Fusion.MulAdd does not belong to its"
                + " class");
  }

  @Test
  void aRuleOfAnotherVersionIsNamed() throws IOException {
    String file = "depot/Fusion$TimesOne.rule";
    assertThat(linesAfter(depot(""), file, "tracewright-rule 1", "tracewright-rule 7"))
        .containsExactly(
            "User.java:6:42 [graph-version] the graph of Fusion.TimesOne was written by another"
                + " version of Tracewright");
  }

  @Test
  void aRuleWithoutItsResourceIsNamed() throws IOException {
    Path depot = depot("");
    Files.delete(depot.resolve("depot/Fusion$MulAdd.rule"));
    Compiled compiled = fixture("user", "", depot).source("garden/User.java", USER).compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "User.java:6:21 [graph-damaged] the graph of Fusion.MulAdd cannot be read");
  }

  @Test
  void rulesThatAreCodeRunFromTheProcessorPath() throws IOException {
    Path jar = PolicyLibrary.jar(directory.resolve("code"), "code.jar", List.of(), CODE);
    CompilationFixture user =
        Capture.isolated(directory.resolve("user"), List.of(jar))
            .classPath(jar)
            .source("garden/User.java", CODE_USER);
    Compiled compiled = user.compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    Path file = compiled.classes().resolve("garden/User_UseGraphModule.graph");
    String result = GraphResource.parse(Files.readString(file)).result().toString();
    assertThat(result).contains("(args = (%x, %y))").doesNotContain("(args = (%y, %x))");
  }

  @Test
  void anOptionNamesRulesThatOnlyTheProcessorPathHas() throws IOException {
    Path jar = PolicyLibrary.jar(directory.resolve("code"), "code.jar", List.of(), CODE);
    Compiled compiled =
        Capture.isolated(directory.resolve("user"), List.of(jar))
            .source("garden/User.java", CODE_USER.replaceAll("\\(rules = [^)]*\\)", ""))
            .option("-Atracewright.rules=depot.Turned")
            .compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    Path file = compiled.classes().resolve("garden/User_UseGraphModule.graph");
    assertThat(GraphResource.parse(Files.readString(file)).result().toString())
        .doesNotContain("(args = (%y, %x))");
  }

  @Test
  void rulesThatAreCodeAreNamedWhereTheProcessorPathLacksThem() {
    Path jar = PolicyLibrary.jar(directory.resolve("code"), "code.jar", List.of(), CODE);
    Compiled compiled =
        Capture.isolated(directory.resolve("user"), List.of())
            .classPath(jar)
            .source("garden/User.java", CODE_USER)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("User.java:6:22 [rule-not-loaded] the rule Turned cannot be used");
    assertThat(compiled.messages().get(0).text()).contains("not on the processor path");
  }

  @Test
  @Covers(Key.RULE_FAILED)
  void aRuleThatFailsIsNamedAtTheMethod() {
    String failing =
        CODE.replace(
            "return match.node",
            "if (match != null) throw new IllegalStateException(\"no\");\n    return match.node");
    Path jar = PolicyLibrary.jar(directory.resolve("code"), "code.jar", List.of(), failing);
    Compiled compiled =
        Capture.isolated(directory.resolve("user"), List.of(jar))
            .classPath(jar)
            .source("garden/User.java", CODE_USER)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "User.java:7:17 [rule-failed] the rewrite rules cannot be applied to User.use");
    assertThat(compiled.messages().get(0).text()).contains("depot.Turned");
  }
}
