package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.Compiled;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code @Pure} and {@code @Impure} make of a call, wherever they stand. */
final class PurityTest {
  private static final String ALL = ", effects={throws, reads, writes, fresh, endless, shares}]";

  @TempDir Path directory;

  /** Compiles {@code Code} with the members and a captured method of that body; its graph. */
  private String graph(String members, String parameters, String body) throws IOException {
    Compiled compiled = compile(members, parameters, body);
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    return Files.readString(compiled.classes().resolve("p/Code_RunGraphModule.graph"));
  }

  private Compiled compile(String members, String parameters, String body) {
    return Capture.javac(directory)
        .source(
            "p/Code.java",
            """
            package p;

            import dev.tracewright.annotations.*;
            import java.math.BigDecimal;
            import java.util.*;

            final class Code {
              %s

              @Traceable
              static void run(%s) {
                %s
              }
            }
            """
                .formatted(members, parameters, body))
        .compile();
  }

  @Test
  void aPureCallReadsWhatCanChangeAndMakesWhatCanBeNew() throws IOException {
    String graph =
        graph(
            """
            @Leaf @Pure static double scalar(double x) { return x; }
            @Leaf @Pure static double text(String s, BigDecimal d) { return 1; }
            @Leaf @Pure static double sum(double[] x) { return x[0]; }
            @Leaf @Pure static double all(List<String> x) { return x.size(); }
            @Leaf @Pure static BigDecimal big(BigDecimal x) { return x; }
            @Leaf @Pure static int[] made(int n) { return new int[n]; }
            """,
            "double x, BigDecimal d, double[] array, List<String> list",
            """
            double a = scalar(x);
            double b = text("t", d);
            double c = sum(array);
            double e = all(list);
            BigDecimal f = big(d);
            int[] g = made(3);
            """);
    assertThat(graph)
        .contains("%a : double [num_users=0, effects={}]")
        .contains("%b : double [num_users=0, effects={}]")
        .contains("%c : double [num_users=0, effects={reads}]")
        .contains("%e : double [num_users=0, effects={reads}]")
        .contains("%f : java.math.BigDecimal [num_users=0, effects={fresh}]")
        .contains("%g : int[] [num_users=0, effects={fresh}]");
  }

  private static final String MONEY =
      """
      @Leaf @Pure static final class Money {
        static final List<String> NAMES = new ArrayList<>();
        static int made;
        final double amount;
        Money(double amount) { this.amount = amount; }
        @Leaf Money plus(Money other) { return this; }
        @Leaf double amount() { return amount; }
        @Leaf void print() {}
        @Leaf @Impure double log() { return amount; }
      }
      @Leaf @Impure static final class Till {
        static final List<String> NAMES = List.of("a");
        @Leaf double sum() { return 0; }
        @Leaf void open() {}
        @Leaf @Pure static double rate(double x) { return x; }
      }
      """;

  @Test
  void aTypeSpeaksOfItsMembersAndTheyOfThemselves() throws IOException {
    String graph =
        graph(
            MONEY,
            "Money money, Till till, double x",
            """
            Money made = new Money(x);
            Money sum = money.plus(made);
            double amount = sum.amount();
            money.print();
            double logged = money.log();
            List<String> names = Money.NAMES;
            int count = Money.made;
            double taken = till.sum();
            till.open();
            Till other = new Till();
            double rate = Till.rate(x);
            List<String> tills = Till.NAMES;
            """);
    assertThat(graph)
        .contains("%made : p.Code$Money [num_users=1, effects={fresh}]")
        .contains("%sum : p.Code$Money [num_users=1, effects={fresh}]")
        .contains("%amount : double [num_users=0, effects={}]")
        .contains("%print : void [num_users=0]")
        .contains("%logged : double [num_users=0" + ALL)
        .contains("%names : java.util.List<java.lang.String> [num_users=0, effects={}]")
        .contains("%count : int [num_users=0, effects={reads}]")
        .contains("%taken : double [num_users=0" + ALL)
        .contains("%open : void [num_users=0" + ALL)
        .contains("%other : p.Code$Till [num_users=0" + ALL)
        .contains("%rate : double [num_users=0, effects={}]")
        .contains("%tills : java.util.List<java.lang.String> [num_users=0" + ALL);
  }

  @Test
  void aPromiseBindsWhatOverridesTheMethod() throws IOException {
    String graph =
        graph(
            """
            interface Scale { @Pure double of(double x); double plain(double x); }
            @Pure interface Shift { double by(double x); }
            @Impure interface Loud { double say(double x); }
            @Leaf static class Base implements Scale, Shift {
              public double of(double x) { return x; }
              public double plain(double x) { return x; }
              public double by(double x) { return x; }
            }
            @Leaf static class Low extends Base implements Loud {
              @Override public double of(double x) { return -x; }
              @Override public double by(double x) { return -x; }
              public double say(double x) { return x; }
            }
            @Leaf static class Quiet implements Loud {
              @Pure public double say(double x) { return x; }
            }
            """,
            "Scale scale, Base base, Low low, Loud loud, Quiet quiet, double x",
            """
            double a = scale.of(x);
            double b = base.of(x);
            double c = low.of(x);
            double d = low.by(x);
            double e = scale.plain(x);
            double f = low.plain(x);
            double g = low.say(x);
            double h = loud.say(x);
            double i = quiet.say(x);
            """);
    for (String name : List.of("a", "b", "c", "i")) {
      assertThat(graph).contains("%" + name + " : double [num_users=0, effects={reads}]");
    }
    assertThat(graph)
        .contains("%d : double [num_users=0, effects={}]")
        .contains("%e : double [num_users=0] =")
        .contains("%f : double [num_users=0] =")
        .contains("%g : double [num_users=0" + ALL)
        .contains("%h : double [num_users=0" + ALL);
  }

  @Test
  void whatAClassInheritsFromTheJdkIsKnown() throws IOException {
    String graph =
        graph(
            """
            enum Color { RED, GREEN; }
            enum Loud { ONE; static final int[] CALLS = new int[Integer.parseInt("3")]; }
            """,
            "Color color, Code code, String name",
            """
            int ordinal = color.ordinal();
            String text = color.name();
            Color[] colors = Color.values();
            Color red = Color.valueOf(name);
            Class<?> type = code.getClass();
            Loud[] louds = Loud.values();
            Loud one = Loud.valueOf(name);
            String printed = color.toString();
            """);
    assertThat(graph)
        .contains("%ordinal : int [num_users=0, effects={throws}]")
        .contains("%text : java.lang.String [num_users=0, effects={throws")
        .contains("%colors : p.Code$Color[] [num_users=0, effects={fresh}]")
        .contains("%red : p.Code$Color [num_users=0, effects={throws}]")
        .contains(
            "[num_users=0] = call_method[target=java.lang.Object.getClass()](args = (%code,))")
        .contains("%louds : p.Code$Loud[] [num_users=0] =")
        .contains("%one : p.Code$Loud [num_users=0] =")
        .contains("%printed : java.lang.String [num_users=0] =");
  }

  @Test
  void annotationsOfDependenciesCountAndPureAndImpureAreImpure() throws IOException {
    Path library =
        PolicyLibrary.jar(
            directory.resolve("depot"),
            "depot.jar",
            List.of(),
            """
            // depot/Mixer.java
            package depot;

            import dev.tracewright.annotations.Impure;
            import dev.tracewright.annotations.Pure;

            public final class Mixer {
              @Pure
              public static double mix(double x) {
                return x;
              }

              @Pure
              @Impure
              public static double both(double x) {
                return x;
              }
            }
            """);
    Compiled compiled =
        Capture.javac(directory)
            .classPath(library)
            .source(
                "p/Code.java",
                """
                package p;

                import depot.Mixer;
                import dev.tracewright.annotations.Traceable;

                final class Code {
                  @Traceable
                  static void run(double x) {
                    double mixed = Mixer.mix(x);
                    double both = Mixer.both(x);
                  }
                }
                """)
            .compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(Files.readString(compiled.classes().resolve("p/Code_RunGraphModule.graph")))
        .contains("%mixed : double [num_users=0, effects={}]")
        .contains("%both : double [num_users=0" + ALL);
  }

  @Test
  void classesThatAreNotCapturedAreCheckedToo() {
    Compiled compiled =
        Capture.javac(directory)
            .source(
                "p/Scales.java",
                """
                package p;

                import dev.tracewright.annotations.Impure;
                import dev.tracewright.annotations.Pure;

                @Pure
                interface Scale {
                  double of(double x);

                  void reset();
                }

                @Impure
                abstract class Counting implements Scale {
                  public double of(double x) {
                    return x;
                  }

                  public void reset() {}
                }

                final class Last extends Counting {
                  @Pure
                  @Impure
                  Last() {}

                  @Impure
                  @Override
                  public double of(double x) {
                    return x;
                  }
                }
                """)
            .compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Scales.java:25:3 [pure-and-impure] the constructor of Last is both @Pure and @Impure",
            "Scales.java:15:17 [impure-override] 'of' is @Impure and overrides a method that Scale"
                + " says is @Pure");
  }

  @Test
  void whatAPureMethodMakesItMayChange() {
    Compiled compiled =
        compile(
            """
            @Traceable @Pure static double[] made(double x) {
              double[] y = new double[Math.max(3, (int) x)];
              y[0] = x;
              return y;
            }
            @Traceable @Pure static StringBuilder text(String s) {
              return new StringBuilder().append(s);
            }
            @Traceable @Pure static double[] given(double[] y) {
              y[0] = 1;
              return y;
            }
            @Traceable @Pure static double random(double x) {
              return x * Math.random();
            }
            """,
            "double x",
            "");
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            "Code.java:17:3 [pure-body] Code.given is @Pure but changes something here",
            "Code.java:21:14 [pure-body] Code.random is @Pure but changes something here");
  }
}
