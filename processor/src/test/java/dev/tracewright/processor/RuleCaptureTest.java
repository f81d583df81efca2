package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.attribution.Message;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.Pattern;
import dev.tracewright.rewrite.RuleResource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What classes annotated {@code @RewriteRule} become, and what they make of captured code. */
final class RuleCaptureTest {
  @TempDir Path directory;

  /** A class {@code Rule} in the package {@code p}; its members begin in line 5. */
  private CompilationFixture rule(String members) {
    return Capture.javac(directory)
        .option("-Xlint:all,-processing,-auxiliaryclass")
        .source(
            "p/Rule.java",
            """
            package p;
            import dev.tracewright.annotations.*;
            import java.util.*;
            @RewriteRule final class Rule {
            %s
            }
            """
                .formatted(members));
  }

  private static Compiled compiled(CompilationFixture fixture) {
    Compiled compiled = fixture.compile();
    assertThat(Capture.complaints(compiled)).extracting(Capture::line).isEmpty();
    return compiled;
  }

  private static String text(Compiled compiled, String file) {
    String digits = Objects.requireNonNull(compiled.classFiles().get(file), file);
    return new String(HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
  }

  private static CompiledRule read(Compiled compiled) {
    return RuleResource.parse(text(compiled, "p/Rule.rule"));
  }

  private GraphRule only(String members) {
    List<GraphRule> forms = read(compiled(rule(members))).rules();
    assertThat(forms).hasSize(1);
    return forms.get(0);
  }

  private static String result(Compiled compiled, String file) {
    return GraphResource.parse(text(compiled, file)).result().toString();
  }

  @Test
  void aRuleIsCompiledWhetherItIsRegisteredOrNot() {
    GraphRule rule =
        only(
            """
            @Pattern static int zero(int x) { return x + 0; }
            @Pattern static int one(int x) { return x * 1; }
            @Replacement static int same(int x) { return x; }
            """);
    assertThat(rule.name()).isEqualTo("p.Rule");
    assertThat(rule.patterns()).hasSize(2);
    assertThat(rule.position().map(Object::toString)).contains("p/Rule.java:4:20");
    assertThat(rule.replacement().toString()).endsWith("return x");
  }

  @Test
  void whatReturnsEarlyIsJoined() {
    GraphRule rule =
        only(
            """
            @Pattern static int early(int x) {
              if (x < 0) { return -x; }
              return x;
            }
            @Pattern static int chosen(int x) { return x < 0 ? -x : x; }
            @Replacement static int replacement(int x) { return Math.abs(x); }
            """);
    assertThat(rule.patterns().get(0)).hasToString(rule.patterns().get(1).toString());
    assertThat(rule.patterns().get(0).toString()).contains("yield neg").contains("return cond");
  }

  @Test
  void arraysAndRecordsOfTheRuleAreTakenApart() {
    String members =
        """
        record Both(int more, int less) {}
        @Pattern static Both pattern(int x, int y) { return new Both(x + y, x - y); }
        @Replacement static Both replacement(int x, int y) { return new Both(y + x, -y + x); }
        """;
    assertThat(only(members).patterns().get(0).results()).hasSize(2);
    String arrays =
        """
        @Pattern static int[] pattern(int x) {
          int[] both = new int[2];
          both[0] = x * 2;
          both[1] = x * 3;
          return both;
        }
        @Replacement static int[] replacement(int x) {
          return new int[] {x + x, x + x + x};
        }
        """;
    GraphRule rule = only(arrays);
    assertThat(rule.replacement().toString()).endsWith("return (add, add_2)");
    assertThat(rule.patterns().get(0).toString()).endsWith("return (mul, mul_1)");
  }

  @Test
  void anArrayThatIsGivenIsOneResult() {
    GraphRule rule =
        only(
            """
            @Pattern static int[] pattern(int[] a) { return Arrays.copyOf(a, a.length); }
            @Replacement static int[] replacement(int[] a) { return a.clone(); }
            """);
    assertThat(rule.patterns().get(0).results()).hasSize(1);
  }

  @Test
  void effectsAloneMayBeLookedFor() {
    GraphRule rule =
        only(
            """
            @Pattern static void pattern(float[] a, int i) { a[i] = a[i] * 2; }
            @Replacement static void replacement(float[] a, int i) { a[i] += a[i]; }
            """);
    assertThat(rule.patterns().get(0).results()).isEmpty();
    assertThat(rule.patterns().get(0).toString()).contains("operator.setItem").endsWith("return");
  }

  @Test
  void typeVariablesLiteralsAndCommutingMethodsAreKept() {
    GraphRule rule =
        only(
            """
            @Pattern @Commutative("max") static <T extends Comparable<T>> T pattern(
                List<T> a, @Literal int i) {
              return pick(Math.max(a.size(), i), a);
            }
            @Replacement static <T extends Comparable<T>> T replacement(
                List<T> a, @Literal int i) {
              return a.get(i);
            }
            @Leaf static <T> T pick(int i, List<T> from) { return from.get(i); }
            """);
    Pattern pattern = rule.patterns().get(0);
    assertThat(pattern.literals()).containsExactly("i");
    assertThat(pattern.parameters().get(0).type().text())
        .isEqualTo("java.util.List<'T:java.lang.Comparable>");
  }

  @Test
  void initialisationOfClassesIsNotLookedFor() {
    GraphRule rule =
        only(
            """
            static final class Tables {
              static final double[] ALL = {Math.random()};
              @Traceable static double twice(double x) { return x * 2 + 1; }
            }
            static final Object LOCK = new Object();
            @Pattern static double pattern(double x) { return Tables.twice(x); }
            @Replacement static double replacement(double x) { return Math.fma(x, 2, 1); }
            """);
    assertThat(rule.patterns().get(0).toString()).doesNotContain("initialize").contains("mul");
  }

  private static final String LAYERS =
      """
      @Leaf static class Dropout {
        double forward(double x) { return x * 0.5; }
      }
      @Traceable static class Scale {
        final double by;
        Scale(double by) { this.by = by; }
        double forward(double x) { return x * by; }
      }
      """;

  @Test
  void submodulesAreLookedForAsMadeAsGivenAndAsValues() {
    CompiledRule rule =
        read(
            compiled(
                rule(
                    LAYERS
                        + """
                        @Pattern static double pattern(Scale scale, double x) {
                          return scale.forward(x) + 1;
                        }
                        @Replacement static double replacement(Scale scale, double x) {
                          return scale.forward(x) - -1;
                        }
                        """)));
    assertThat(rule.rules()).hasSize(2);
    GraphRule ofModules = rule.rules().get(0);
    assertThat(ofModules.patterns()).extracting(Pattern::modules).containsOnly(Set.of("scale"));
    assertThat(ofModules.patterns()).hasSize(2);
    assertThat(ofModules.patterns().get(0).toString()).contains("get_attr[target=scale.by]");
    assertThat(ofModules.patterns().get(1).toString()).contains("call_module[target=scale p.Rule");
    assertThat(ofModules.replacement().toString()).contains("call_module[target=scale p.Rule");
    GraphRule ofValues = rule.rules().get(1);
    assertThat(ofValues.patterns()).extracting(Pattern::modules).containsOnly(Set.of());
    assertThat(ofValues.patterns().get(0).toString()).contains("(args = (%scale, %x))");
  }

  @Test
  void submodulesAreFoundWhereverTheyLie() {
    Compiled compiled =
        compiled(
            Capture.javac(directory)
                .option("-Xlint:all,-processing")
                .source(
                    "q/Net.java",
                    """
                    package q;
                    import dev.tracewright.annotations.*;
                    import p.Layers;
                    @Traceable(rules = p.Open.class)
                    final class Net {
                      private final Layers.Dropout first = new Layers.Dropout();
                      private final Layers.Scale given;
                      private final Layers.Scale made;
                      private final Inner inner;
                      Net(Layers.Scale given, double by) {
                        this.given = given;
                        made = new Layers.Scale(by);
                        inner = new Inner(by);
                      }
                      double forward(double x) {
                        return first.forward(given.forward(x)) + first.forward(made.forward(x))
                            + inner.forward(x);
                      }
                      @Traceable static final class Inner {
                        private final Layers.Dropout dropout = new Layers.Dropout();
                        private final Layers.Scale scale;
                        Inner(double by) { scale = new Layers.Scale(by); }
                        double forward(double x) { return dropout.forward(scale.forward(x)); }
                      }
                    }
                    """)
                .source(
                    "p/Layers.java",
                    """
                    package p;
                    import dev.tracewright.annotations.*;
                    public final class Layers {
                      @Leaf public static class Dropout {
                        public double forward(double x) { return x * 0.5; }
                      }
                      @Traceable public static class Scale {
                        public final double by;
                        public Scale(double by) { this.by = by * 2; }
                        public double forward(double x) { return x * by; }
                      }
                      private Layers() {}
                    }
                    """)
                .source(
                    "p/Open.java",
                    """
                    package p;
                    import dev.tracewright.annotations.*;
                    @RewriteRule public final class Open {
                      @Pattern static double pattern(
                          Layers.Dropout dropout, Layers.Scale scale, double x) {
                        return dropout.forward(scale.forward(x));
                      }
                      @Replacement static double replacement(
                          Layers.Dropout dropout, Layers.Scale scale, double x) {
                        return scale.forward(x);
                      }
                    }
                    """));
    assertThat(result(compiled, "q/NetGraphModule.graph"))
        .doesNotContain("Dropout")
        .contains("call_module[target=given p.Layers$Scale")
        .contains("call_module[target=made p.Layers$Scale")
        .contains("call_module[target=inner.scale p.Layers$Scale");
  }

  @Test
  void rulesMayBeAnywhereInTheCompilation() {
    Compiled compiled =
        compiled(
            rule("""
                    @Pattern static int pattern(int x) { return x * 2; }
                    @Replacement static int replacement(int x) { return x + x; }
                    interface Nested {
                      @RewriteRule
                      interface Inner {
                        @Pattern static int pattern(int x) { return x + 0; }
                        @Replacement static int replacement(int x) { return x; }
                      }
                    }
                    """)
                .source(
                    "p/User.java",
                    """
                    package p;
                    import dev.tracewright.annotations.*;
                    @Traceable(rules = {Rule.class, Rule.Nested.Inner.class, User.Own.class})
                    final class User {
                      int forward(int x) { return x * 2 + 0 - 0; }
                      @RewriteRule static final class Own {
                        @Pattern private static int pattern(int x) { return x - 0; }
                        @Replacement private static int replacement(int x) { return x; }
                      }
                    }
                    """));
    assertThat(compiled.classFiles().keySet())
        .contains("p/Rule.rule", "p/Rule$Nested$Inner.rule", "p/User$Own.rule");
    assertThat(result(compiled, "p/UserGraphModule.graph"))
        .contains("operator.add(int, int)](args = (%x, %x))")
        .endsWith("return add_1");
  }

  @Test
  void whatCannotBeCapturedIsReportedInTheRule() {
    Compiled compiled =
        rule("""
                static int count;
                @Pattern static int pattern(int x) { return x + 0; }
                @Replacement static int replacement(int x) { count = x; return x; }
                """)
            .source(
                "p/User.java",
                """
                package p;
                @dev.tracewright.annotations.Traceable(rules = Rule.class)
                final class User { int forward(int x) { return x + 0; } }
                """)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Rule.java:7:46 [static-write] replacement assigns the static field 'count' of Rule");
  }

  @Test
  void severalReplacementsAndNoPatternAreReported() {
    Compiled compiled =
        rule("""
                @Replacement static int one(int x) { return x; }
                @Replacement static int two(int x) { return x; }
                """)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Rule.java:4:20 [rule-methods] the rule Rule has no @Pattern",
            "Rule.java:6:25 [rule-methods] the rule Rule has more than one @Replacement");
  }

  @Test
  void eachDifferenceOfSignaturesIsSaid() {
    Compiled compiled =
        rule(LAYERS
                + """
                    @Pattern static double more(Scale s, double x, int y) { return x + y; }
                    @Pattern static double other(Scale t, double x) { return t.forward(x); }
                    @Pattern static int result(Scale s, double x) { return (int) s.forward(x); }
                    @Pattern static <T> double generic(Scale s, double x) { return s.forward(x); }
                    @Pattern static double types(Scale s, float x) { return s.forward(x); }
                    @Replacement static double replacement(Scale s, double x) { return x; }
                    """)
            .compile();
    assertThat(compiled.messages())
        .extracting(RuleCaptureTest::why)
        .containsExactly(
            "13:24      it has 3 parameters, the replacement 2",
            "14:36      the submodule 't' is called 's' there",
            "15:21      it returns int, the replacement double",
            "16:28      their type parameters differ",
            "17:45      the parameter 'x' is of type float here and of type double there");
  }

  private static String why(Message message) {
    String why = message.text().lines().skip(1).findFirst().orElse("");
    return message.line() + ":" + message.column() + why.replaceAll(";.*", "");
  }

  @Test
  void strayAnnotationsAreSaidWhereTheyStand() {
    Compiled compiled =
        rule("""
                @Pattern @Commutative("times") static int pattern(int x) { return x + 0; }
                @Replacement static int replacement(int x) { return x; }
                static int other(@Literal int x) { return x; }
                static final class Plain {
                  @Pattern static int pattern(int x) { return x + 0; }
                  @Replacement static int replacement(int x) { return x; }
                }
                """)
            .compile();
    assertThat(compiled.messages().stream().map(Capture::line))
        .containsExactlyInAnyOrder(
            "Rule.java:5:43 [rule-stray] @Commutative(\"times\") on 'pattern' has no effect",
            "Rule.java:7:31 [rule-stray] @Literal on 'x' has no effect",
            "Rule.java:9:23 [rule-stray] @Pattern on 'pattern' has no effect",
            "Rule.java:10:27 [rule-stray] @Replacement on 'replacement' has no effect");
  }
}
