package dev.tracewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.GraphResource;
import dev.tracewright.processor.attribution.CompilationFixture;
import dev.tracewright.processor.attribution.Compiled;
import dev.tracewright.processor.diagnostic.Key;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Policies that a library ships say what its members do, whoever compiles and however. */
final class PolicyTest {
  private static final String MIXER =
      """
      // depot/Mixer.java
      package depot;

      public interface Mixer {
        double ZERO = Double.valueOf("0");

        double mix(double x);

        void stir();

        static Mixer of(double factor) {
          return new Fixed(factor);
        }
      }
      """;

  private static final String FIXED =
      """
      // depot/Fixed.java
      package depot;

      public class Fixed implements Mixer {
        private final double factor;

        public Fixed(double factor) {
          this.factor = factor;
        }

        @Override
        public double mix(double x) {
          return factor * x;
        }

        @Override
        public void stir() {}
      }
      """;

  private static final String POLICY =
      """
      // depot/MixerPolicy.java
      package depot;

      import dev.tracewright.graph.Argument;
      import dev.tracewright.graph.Effects;
      import dev.tracewright.graph.MemberRef;
      import dev.tracewright.policy.TracingPolicy;
      import java.util.List;
      import java.util.Optional;

      public final class MixerPolicy implements TracingPolicy {
        public MixerPolicy() {}

        @Override
        public Optional<Effects> effects(MemberRef member, List<Argument> args) {
          if (!member.owner().binaryName().equals("depot.Mixer")) {
            return Optional.empty();
          }
          return switch (member.name()) {
            case "mix", "ZERO" -> Optional.of(Effects.NONE);
            case "of" -> Optional.of(Effects.FRESH);
            default -> Optional.empty();
          };
        }
      }
      """;

  private static final String USER =
      """
      package garden;

      import depot.Fixed;
      import depot.Mixer;
      import dev.tracewright.annotations.Traceable;

      public final class User {
        private User() {}

        @Traceable
        public static double use(Mixer mixer, Fixed fixed, double x) {
          double unused = mixer.mix(x);
          Mixer made = Mixer.of(x);
          double other = fixed.mix(unused);
          double zero = Mixer.ZERO;
          mixer.stir();
          return x;
        }
      }
      """;

  private static final List<String> EFFECTS =
      List.of(
          "%unused : double [num_users=1, effects={}]",
          "%made : depot.Mixer [num_users=0, effects={fresh}]",
          "%other : double [num_users=0, effects={}]",
          "%zero : double [num_users=0, effects={}]");

  @TempDir Path directory;

  private Path library() {
    return PolicyLibrary.jar(
        directory.resolve("depot"),
        "depot.jar",
        List.of("depot.MixerPolicy"),
        MIXER,
        FIXED,
        POLICY);
  }

  private static Graph assertEffectsAreSaid(Path classes) throws IOException {
    String text = Files.readString(classes.resolve("garden/User_UseGraphModule.graph"));
    assertThat(text).contains(EFFECTS);
    CapturedMethod captured = GraphResource.parse(text);
    return captured.result();
  }

  @Test
  void anUnusedCallIsRemovableWherePolicySaysSo() throws IOException {
    Compiled compiled = isolated(List.of(library()), library()).compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    Graph graph = assertEffectsAreSaid(compiled.classes());
    assertThat(graph.nodes()).hasSize(9);
    assertThat(graph.eliminateDeadCode()).isTrue();
    assertThat(graph.nodes())
        .extracting(Object::toString)
        .containsExactly("mixer", "fixed", "x", "stir", "output");
  }

  @Test
  void withoutThePolicyNothingIsKnown() throws IOException {
    Compiled compiled = isolated(List.of(), library()).compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    String text = Files.readString(compiled.classes().resolve("garden/User_UseGraphModule.graph"));
    assertThat(text).doesNotContain("effects=");
    Graph graph = GraphResource.parse(text).result();
    assertThat(graph.eliminateDeadCode()).isFalse();
  }

  @Test
  void annotationsInTheCodeWinOverPolicies() throws IOException {
    String user =
        USER.replace("Fixed fixed", "Mine fixed")
            .replace(
                "private User() {}",
                """
                public static final class Mine extends Fixed {
                    public Mine() {
                      super(1);
                    }

                    @Override
                    @dev.tracewright.annotations.Impure
                    @dev.tracewright.annotations.Leaf
                    public double mix(double x) {
                      return x;
                    }
                  }

                  private User() {}
                """);
    Compiled compiled = isolated(List.of(library()), library(), user).compile();
    assertThat(compiled.messages()).extracting(Capture::line).isEmpty();
    assertThat(Files.readString(compiled.classes().resolve("garden/User_UseGraphModule.graph")))
        .contains(EFFECTS.get(0))
        .contains(
            "%other : double [num_users=0, effects={throws, reads, writes, fresh, endless, shares}]");
  }

  @Test
  @Covers(Key.POLICY_FAILED)
  void aPolicyThatFailsIsReportedOnce() {
    Path bad =
        PolicyLibrary.jar(
            directory.resolve("bad"),
            "bad.jar",
            List.of("depot.BadPolicy", "depot.Nowhere"),
            POLICY
                .replace("MixerPolicy", "BadPolicy")
                .replace(
                    "return Optional.empty();",
                    "throw new IllegalStateException(\"100 % out of order\");"));
    Compiled compiled = isolated(List.of(bad), library()).compile();
    assertThat(compiled.messages())
        .extracting(Capture::line)
        .containsExactly(
            ":-1:-1 [policy-failed] a tracing policy cannot be used",
            ":-1:-1 [policy-failed] a tracing policy cannot be used");
    assertThat(compiled.messages().get(0).text())
        .contains("META-INF/services/dev.tracewright.policy.TracingPolicy: ")
        .contains("depot.Nowhere not found");
    assertThat(compiled.messages().get(1).text())
        .contains(
            "depot.BadPolicy: it throws java.lang.IllegalStateException: 100 % out of order when"
                + " asked about depot.Fixed.mix(double)");
  }

  @Test
  @Covers(Key.POLICY_CONFLICT)
  void policiesThatContradictEachOtherAreReportedAndTakenTogether() throws IOException {
    Path other =
        PolicyLibrary.jar(
            directory.resolve("other"),
            "other.jar",
            List.of("depot.OtherPolicy"),
            POLICY
                .replace("MixerPolicy", "OtherPolicy")
                .replace(
                    "\"ZERO\" -> Optional.of(Effects.NONE)",
                    "\"ZERO\" -> Optional.of(Effects.READS)"));
    Compiled compiled = isolated(List.of(library(), other), library()).compile();
    assertThat(compiled.success()).isTrue();
    String said =
        ":-1:-1 [policy-conflict] the tracing policies depot.MixerPolicy and depot.OtherPolicy"
            + " contradict each other";
    assertThat(compiled.messages()).extracting(Capture::line).containsExactly(said, said);
    assertThat(compiled.messages().get(0).text())
        .contains(
            "of depot.Mixer.mix(double) one says effects={}, the other effects={reads}; it counts"
                + " as having all of them");
    assertThat(Files.readString(compiled.classes().resolve("garden/User_UseGraphModule.graph")))
        .contains("%unused : double [num_users=1, effects={reads}]");
  }

  private CompilationFixture isolated(List<Path> policies, Path library) {
    return isolated(policies, library, USER);
  }

  /** A compilation whose processor comes from a loader that sees the policies, as javac has it. */
  private CompilationFixture isolated(List<Path> policies, Path library, String user) {
    return Capture.isolated(directory.resolve("user"), policies)
        .classPath(library)
        .source("garden/User.java", user);
  }

  private void javac(String... options) throws IOException, InterruptedException {
    Path source = directory.resolve("garden/User.java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, USER);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-d", directory.resolve("classes").toString()));
    command.addAll(List.of("-processor", TraceableProcessor.class.getName(), source.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertEffectsAreSaid(directory.resolve("classes"));
  }

  private static String path(Path... first) {
    return Stream.concat(Stream.of(first), Capture.processorPath())
        .map(Path::toString)
        .collect(java.util.stream.Collectors.joining(File.pathSeparator));
  }

  @Test
  void policiesAreFoundOnTheClassPath() throws Exception {
    javac("-classpath", path(library()));
  }

  @Test
  void policiesAreFoundOnAProcessorPathOfItsOwn() throws Exception {
    javac(
        "-classpath",
        library() + File.pathSeparator + Capture.libraryPath(),
        "-processorpath",
        path(library()));
  }

  @Test
  void policiesAreFoundWhereTheUsersCodeIsAModule() throws Exception {
    String depot =
        """
        // module-info.java
        module depot {
          requires dev.tracewright.runtime;

          exports depot;

          provides dev.tracewright.policy.TracingPolicy with
              depot.MixerPolicy;
        }
        """;
    Path library =
        PolicyLibrary.jar(
            directory.resolve("depot"),
            "depot.jar",
            List.of("depot.MixerPolicy"),
            MIXER,
            FIXED,
            POLICY,
            depot);
    Path module = directory.resolve("module-info.java");
    Files.writeString(
        module, "module garden { requires depot; requires dev.tracewright.runtime; }\n");
    javac(
        "--module-path",
        library + File.pathSeparator + Capture.libraryPath(),
        "-processorpath",
        path(library),
        module.toString());
  }
}
