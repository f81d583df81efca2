package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.processor.attribution.TypeGenerator;
import dev.tracewright.processor.diagnostic.Key;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules are applied, in which order, and what is said of those that cannot be. */
final class RulesTest {
  private static final String SERVICES =
      "META-INF/services/dev.tracewright.rewrite.RewriteRuleProvider";

  private static final String HEAD =
      """
      package p;
      import dev.tracewright.annotations.*;
      """;

  private static final String FMA =
      """
      @RewriteRule(precision = Precision.ROUNDING)
      final class MulAddToFma {
        @Pattern static double pattern(double a, double b, double c) { return a * b + c; }
        @Replacement static double replacement(double a, double b, double c) {
          return Math.fma(a, b, c);
        }
      }
      """;

  private static final String SUBJECT =
      """
      @Traceable%s
      final class Subject {
        double forward(double x, double y) { return x * y + x; }
      }
      """;

  @TempDir Path directory;

  private CompilationFixture compiler(String source, String... options) {
    CompilationFixture compiler =
        Capture.javac(directory).option("-Xlint:all,-processing,-auxiliaryclass");
    for (String each : options) {
      compiler.option(each);
    }
    return compiler.source("p/Subject.java", HEAD + source);
  }

  private static CapturedMethod method(Compiled compiled) {
    assertThat(Capture.complaints(compiled)).extracting(Capture::line).isEmpty();
    String digits = Objects.requireNonNull(compiled.classFiles().get("p/SubjectGraphModule.graph"));
    String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    return GraphResource.parse(text);
  }

  private static boolean hasFma(Compiled compiled) {
    return method(compiled).result().toString().contains("java.lang.Math.fma");
  }

  @Test
  void aRuleThatAClassNamesIsApplied() {
    CapturedMethod method =
        method(compiler(FMA + SUBJECT.formatted("(rules = MulAddToFma.class)")).compile());
    assertThat(method.captured().toString()).contains(".mul(").doesNotContain("fma");
    assertThat(method.result().toString())
        .isEqualTo(
            """
            graph():
                %x : double [num_users=1] = placeholder[target=x]
                %y : double [num_users=1] = placeholder[target=y]
                %fma : double [num_users=1] = call_function[target=java.lang.Math.fma(double,\
             double, double)](args = (%x, %y, %x))
                return fma\
            """);
  }

  @Test
  void whereNoRuleAppliesTheGraphIsTheCapturedOne() {
    CapturedMethod method = method(compiler(FMA + SUBJECT.formatted("")).compile());
    assertThat(method.result()).isSameAs(method.captured());
  }

  @Test
  void eachFunctionHasTheRulesOfItsOwnAnnotation() {
    Compiled compiled =
        compiler(
                FMA
                    + """
                    final class Subject {
                      @Traceable(rules = MulAddToFma.class)
                      static double one(double x) { return x * x + 1; }
                      @Traceable
                      static double two(double x) { return x * x + 1; }
                    }
                    """)
            .compile();
    assertThat(Capture.complaints(compiled)).isEmpty();
    assertThat(graph(compiled, "p/Subject_OneGraphModule.graph")).contains("fma");
    assertThat(graph(compiled, "p/Subject_TwoGraphModule.graph")).doesNotContain("fma");
  }

  private static String graph(Compiled compiled, String file) {
    String digits = Objects.requireNonNull(compiled.classFiles().get(file), file);
    return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
  }

  @Test
  void thePackageNamesRulesForAllItsClasses() {
    String config = "@dev.tracewright.annotations.TracewrightConfig(rules = MulAddToFma.class)\n";
    Compiled compiled =
        compiler(FMA + SUBJECT.formatted(""))
            .source("p/package-info.java", config + "package p;\n")
            .compile();
    assertThat(hasFma(compiled)).isTrue();
  }

  @Test
  void anOptionNamesRulesAndAnotherTakesThemOut() {
    String source = FMA + SUBJECT.formatted("");
    assertThat(hasFma(compiler(source, "-Atracewright.rules=p.MulAddToFma").compile())).isTrue();
    for (String name : List.of("MulAddToFma", "p.MulAddToFma")) {
      Compiled compiled =
          compiler(
                  source,
                  "-Atracewright.rules=p.MulAddToFma",
                  "-Atracewright.rules.disable=" + name)
              .compile();
      assertThat(hasFma(compiled)).isFalse();
    }
  }

  @Test
  @Covers({Key.RULE_NAME, Key.RULE_DISABLED_STRAY})
  void namesThatNoRuleHasAreReportedOnce() {
    Compiled compiled =
        compiler(
                FMA + SUBJECT.formatted("") + SUBJECT.formatted("").replace("Subject", "Other"),
                "-Atracewright.rules=p.Nowhere",
                "-Atracewright.rules.disable=Nobody")
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [rule-name] -Atracewright.rules names p.Nowhere, which is no class");
    Compiled disabled =
        compiler(FMA + SUBJECT.formatted(""), "-Atracewright.rules.disable=Nobody").compile();
    assertThat(disabled.messages())
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [rule-disabled-stray] -Atracewright.rules.disable=Nobody switches off nothing");
  }

  @Test
  @Covers(Key.RULE_NOT_LOADED)
  void aRuleThatIsCodeHasToBeOnTheProcessorPath() {
    String rule =
        """
        final class Ours implements dev.tracewright.rewrite.RewriteRule {
          @Override public String name() { return "ours"; }
          @Override public java.util.List<dev.tracewright.rewrite.Pattern> patterns() {
            return java.util.List.of();
          }
          @Override public dev.tracewright.graph.Graph replacement(
              dev.tracewright.rewrite.Match match) {
            return new dev.tracewright.graph.Graph();
          }
        }
        """;
    Compiled compiled = compiler(rule + SUBJECT.formatted("(rules = Ours.class)")).compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly("Subject.java:13:20 [rule-not-loaded] the rule Ours cannot be used");
  }

  @Test
  @Covers(Key.RULE_PROVIDER)
  void aProviderThatFailsIsReportedOnceAndTheOthersAreUsed() {
    Path jar =
        PolicyLibrary.jar(
            directory.resolve("bad"),
            "bad.jar",
            SERVICES,
            List.of("depot.Bad", "depot.Fma", "depot.Nowhere"),
            """
            // depot/Bad.java
            package depot;
            import dev.tracewright.rewrite.*;
            import java.util.List;
            public final class Bad implements RewriteRuleProvider {
              @Override public List<RewriteRule> rules() {
                throw new IllegalStateException("out of rules");
              }
            }
            """,
            """
            // depot/Fma.java
            package depot;
            import dev.tracewright.graph.Graph;
            import dev.tracewright.rewrite.*;
            import java.util.List;
            public final class Fma implements RewriteRuleProvider {
              @Override public List<RewriteRule> rules() {
                return List.of(GraphRule.of(
                    "depot.Fma",
                    graph(
                        "    %mul : double = call_function[target=operator.mul(double, double)]"
                        + "(args = (%a, %b))\\n"
                        + "    %add : double = call_function[target=operator.add(double, double)]"
                        + "(args = (%mul, %a))\\n    return add"),
                    graph(
                        "    %f : double = call_function[target=java.lang.Math.fma("
                        + "double, double, double)](args = (%a, %b, %a))\\n    return f")));
              }
              private static Graph graph(String body) {
                return Graph.parse(
                    "graph():\\n    %a : double = placeholder[target=a]\\n"
                    + "    %b : double = placeholder[target=b]\\n" + body);
              }
            }
            """);
    Compiled compiled =
        Capture.isolated(directory.resolve("user"), List.of(jar))
            .source(
                "p/Subject.java",
                HEAD + SUBJECT.formatted("") + SUBJECT.formatted("").replace("Subject", "Other"))
            .option("-Atracewright.verbose=true")
            .compile();
    assertThat(Capture.complaints(compiled))
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [rule-provider] a provider of rewrite rules cannot be used",
            ":-1:-1 [rule-provider] a provider of rewrite rules cannot be used");
    assertThat(compiled.messages().stream().map(Message::text))
        .anyMatch(each -> each.contains("depot.Nowhere not found"))
        .anyMatch(
            each ->
                each.contains("depot.Bad: it throws java.lang.IllegalStateException: out of rules"))
        .contains("Subject.forward: the rule depot.Fma was applied once");
  }

  /** A rule that needs a class, and a class that needs the rule. */
  private static final String WAITING =
      """
      @RewriteRule(precision = Precision.ROUNDING)
      final class Waiting {
        @Pattern static double pattern(double a, double b, double c) { return a * b + c; }
        @Replacement static double replacement(double a, double b, double c) {
          return Later.fma(a, b, c);
        }
      }
      """;

  private static final String LATER =
      """
      package p;
      final class Later {
        static double fma(double a, double b, double c) { return Math.fma(a, b, c); }
      }
      """;

  @Test
  void rulesWaitForTypesOfLaterRoundsAndClassesForTheirRules() {
    for (int when = 1; when < 3; when++) {
      int round = when;
      CompilationFixture fixture =
          Capture.javac(directory.resolve("round" + round))
              .processor(() -> new TypeGenerator(round, "p.Later", LATER))
              .source(
                  "p/Subject.java", HEAD + WAITING + SUBJECT.formatted("(rules = Waiting.class)"));
      Compiled compiled = fixture.compile();
      assertThat(method(compiled).result().toString()).contains("p.Later.fma");
      assertThat(compiled.classFiles()).containsKey("p/Waiting.rule");
    }
  }

  @Test
  void aRuleMayItselfBeGenerated() {
    Compiled compiled =
        Capture.javac(directory)
            .processor(() -> new TypeGenerator(2, "p.MulAddToFma", HEAD + FMA))
            .source("p/Subject.java", HEAD + SUBJECT.formatted("(rules = MulAddToFma.class)"))
            .compile();
    assertThat(hasFma(compiled)).isTrue();
    assertThat(compiled.classFiles()).containsKey("p/MulAddToFma.rule");
  }

  @Test
  void whatNobodyGeneratesIsLeftToJavac() {
    Compiled compiled =
        compiler(WAITING + SUBJECT.formatted("(rules = {Waiting.class, Never.class})")).compile();
    assertThat(compiled.messages())
        .hasSize(1)
        .allSatisfy(each -> assertThat(each.text()).startsWith("cannot find symbol"));
  }

  @Test
  void rulesThatOnlyTheSourcePathHasAreCompiledToo() throws IOException {
    Path elsewhere = directory.resolve("elsewhere/p");
    Files.createDirectories(elsewhere);
    Files.writeString(elsewhere.resolve("MulAddToFma.java"), HEAD + FMA);
    Compiled compiled =
        compiler(SUBJECT.formatted("(rules = MulAddToFma.class)"))
            .option("-sourcepath", directory.resolve("elsewhere").toString(), "-implicit:class")
            .compile();
    assertThat(hasFma(compiled)).isTrue();
    assertThat(compiled.classFiles()).containsKeys("p/MulAddToFma.class", "p/MulAddToFma.rule");
  }

  @Test
  void eclipsesCompilerDoesTheSameOnNewerJdks() {
    Compiled compiled =
        Capture.ecj(directory)
            .source("p/Subject.java", HEAD + FMA + SUBJECT.formatted("(rules = MulAddToFma.class)"))
            .compile();
    if (Runtime.version().feature() >= 18) {
      assertThat(hasFma(compiled)).isTrue();
      assertThat(compiled.classFiles()).containsKey("p/MulAddToFma.rule");
    } else {
      assertThat(compiled.messages("ERROR"))
          .singleElement()
          .satisfies(each -> assertThat(each.text()).startsWith("[no-source]"));
    }
  }

  @Test
  void ofSeveralRulesTheFirstInOrderIsTriedFirst() {
    String other =
        """
        @RewriteRule(precision = Precision.APPROXIMATE)
        final class Other {
          @Pattern static double pattern(double a, double b, double c) { return a * b + c; }
          @Replacement static double replacement(double a, double b, double c) {
            return Math.fma(b, a, c);
          }
        }
        """;
    String source = FMA + other + SUBJECT.formatted("(rules = Other.class)");
    Compiled compiled = compiler(source, "-Atracewright.rules=p.MulAddToFma").compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Subject.java:4:7 [rule-never-fires] the rule MulAddToFma never finds anything");
    String digits = Objects.requireNonNull(compiled.classFiles().get("p/SubjectGraphModule.graph"));
    String text = new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    assertThat(GraphResource.parse(text).result().toString()).contains("(args = (%y, %x, %x))");
  }
}
