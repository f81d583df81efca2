package dev.tracewright.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracingPoliciesTest {
  private static final ClassType MIXER = ClassType.of("com.acme", "Mixer");
  private static final MemberRef MIX =
      MemberRef.ofStatic(MIXER, "mix", List.of(PrimitiveType.INT), PrimitiveType.INT);
  private static final MemberRef STIR =
      MemberRef.ofVirtual(MIXER, "stir", List.of(), PrimitiveType.VOID);

  @TempDir Path directory;

  /** A policy that knows one member. */
  private static TracingPolicy of(MemberRef known, Effects effects) {
    return (member, args) -> member.equals(known) ? Optional.of(effects) : Optional.empty();
  }

  /** Knows {@code mix}. */
  public static final class Mixing implements TracingPolicy {
    @Override
    public Optional<Effects> effects(MemberRef member, List<Argument> args) {
      return member.equals(MIX) ? Optional.of(Effects.FRESH) : Optional.empty();
    }
  }

  /** Cannot be made. */
  public static final class Unmade implements TracingPolicy {
    /** Fails. */
    public Unmade() {
      throw new IllegalStateException("no recipe\nfor it");
    }

    @Override
    public Optional<Effects> effects(MemberRef member, List<Argument> args) {
      return Optional.empty();
    }
  }

  @Test
  void whoKnowsTheMemberIsHeard() {
    TracingPolicies policies =
        TracingPolicies.of(of(MIX, Effects.NONE), of(STIR, Effects.READS), of(MIX, Effects.NONE));
    assertThat(policies.effects(MIX, List.of())).contains(Effects.NONE);
    assertThat(policies.effects(STIR, List.of())).contains(Effects.READS);
    assertThat(policies.effects(MemberRef.ofConstructor(MIXER, List.of()), List.of())).isEmpty();
    assertThat(policies.faults()).isEmpty();
  }

  @Test
  void operandsMayDecide() {
    Literal training = new Literal(true);
    TracingPolicies policies =
        TracingPolicies.of(
            (member, args) ->
                Optional.of(args.contains(training) ? Effects.UNKNOWN : Effects.NONE));
    assertThat(policies.effects(MIX, List.of(training))).contains(Effects.UNKNOWN);
    assertThat(policies.effects(MIX, List.of(new Literal(false)))).contains(Effects.NONE);
  }

  @Test
  void contradictingPoliciesAreTakenTogetherAndReported() {
    TracingPolicy reads = of(MIX, Effects.READS);
    TracingPolicy throwsOnly = new Throwing();
    TracingPolicies policies = TracingPolicies.of(reads, throwsOnly, of(STIR, Effects.NONE));
    assertThat(policies.effects(MIX, List.of())).contains(Effects.READS.and(Effects.THROWS));
    assertThat(policies.effects(MIX, List.of())).isPresent();
    assertThat(policies.faults())
        .containsExactly(
            new PolicyFault.Conflict(
                MIX,
                reads.getClass().getName(),
                Effects.READS,
                Throwing.class.getName(),
                Effects.THROWS));
  }

  private static final class Throwing implements TracingPolicy {
    @Override
    public Optional<Effects> effects(MemberRef member, List<Argument> args) {
      return member.equals(MIX) ? Optional.of(Effects.THROWS) : Optional.empty();
    }
  }

  @Test
  @SuppressWarnings({"NullAway", "NullOptional"})
  void aPolicyThatFailsIsLeftOut() {
    TracingPolicy good = of(MIX, Effects.NONE);
    List<TracingPolicy> bad =
        List.of(
            (member, args) -> {
              throw new IllegalStateException("out of order\nsecond line");
            },
            (member, args) -> {
              throw new NoClassDefFoundError("com/acme/Spoon");
            },
            TracingPoliciesTest::endless,
            TracingPoliciesTest::sneaky,
            (member, args) -> null,
            TracingPoliciesTest::mislabelled,
            (member, args) -> {
              throw new Mute();
            });
    List<String> reasons = new ArrayList<>();
    for (TracingPolicy each : bad) {
      TracingPolicies policies = TracingPolicies.of(each, good);
      assertThat(policies.effects(MIX, List.of())).contains(Effects.NONE);
      assertThat(policies.effects(STIR, List.of())).isEmpty();
      assertThat(policies.faults()).hasSize(1);
      PolicyFault.Failure failure = (PolicyFault.Failure) policies.faults().get(0);
      assertThat(failure.policy()).isEqualTo(each.getClass().getName());
      reasons.add(failure.reason());
    }
    String about = " when asked about com.acme.Mixer.mix(int)";
    assertThat(reasons.get(0))
        .isEqualTo("it throws java.lang.IllegalStateException: out of order" + about);
    assertThat(reasons.get(1))
        .isEqualTo("it throws java.lang.NoClassDefFoundError: com/acme/Spoon" + about);
    assertThat(reasons.get(2)).isEqualTo("it throws java.lang.StackOverflowError" + about);
    assertThat(reasons.get(3)).isEqualTo("it throws java.io.IOException: sneaked" + about);
    assertThat(reasons.get(4)).isEqualTo("it answers null about com.acme.Mixer.mix(int)");
    assertThat(reasons.get(5)).startsWith("it throws java.lang.ClassCastException");
    assertThat(reasons.get(6)).isEqualTo("it throws " + Mute.class.getName() + about);
  }

  private static Optional<Effects> endless(MemberRef member, List<Argument> args) {
    return member.name().isEmpty()
        ? Optional.empty()
        : endless(member, args).filter(Effects::reads);
  }

  private static Optional<Effects> sneaky(MemberRef member, List<Argument> args) {
    TracingPoliciesTest.<RuntimeException>sneak(new IOException("sneaked"));
    return Optional.empty();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Exception> void sneak(Exception exception) throws E {
    throw (E) exception;
  }

  @SuppressWarnings("unchecked")
  private static Optional<Effects> mislabelled(MemberRef member, List<Argument> args) {
    return (Optional<Effects>) (Optional<?>) Optional.of("none");
  }

  /** An exception that cannot even say what it is. */
  private static final class Mute extends RuntimeException {
    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void aMachineThatIsOutOfMemoryIsNotTheFaultOfAPolicy() {
    TracingPolicies policies =
        TracingPolicies.of(
            (member, args) -> {
              throw new OutOfMemoryError("heap");
            });
    assertThatThrownBy(() -> policies.effects(MIX, List.of())).isInstanceOf(OutOfMemoryError.class);
  }

  private TracingPolicies load(String providers) throws IOException {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(TracingPolicy.class.getName()), providers);
    URL[] path = {directory.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(path, TracingPoliciesTest.class.getClassLoader())) {
      return TracingPolicies.load(loader);
    }
  }

  @Test
  void servicesAreFound() throws IOException {
    TracingPolicies policies = load(Mixing.class.getName() + "\n");
    assertThat(policies.effects(MIX, List.of())).contains(Effects.FRESH);
    assertThat(policies.faults()).isEmpty();
    assertThat(
            TracingPolicies.load(TracingPoliciesTest.class.getClassLoader())
                .effects(MIX, List.of()))
        .isEmpty();
  }

  @Test
  void servicesThatCannotBeMadeDoNotHideOthers() throws IOException {
    TracingPolicies policies =
        load(
            String.join(
                "\n",
                "com.acme.Nowhere",
                Unmade.class.getName(),
                TracingPoliciesTest.class.getName(),
                Mixing.class.getName()));
    assertThat(policies.effects(MIX, List.of())).contains(Effects.FRESH);
    assertThat(policies.faults()).hasSize(3).allMatch(PolicyFault.Failure.class::isInstance);
    assertThat(((PolicyFault.Failure) policies.faults().get(0)).reason())
        .endsWith("Provider com.acme.Nowhere not found");
    assertThat(policies.faults())
        .contains(
            new PolicyFault.Failure(
                Unmade.class.getName(), "it throws java.lang.IllegalStateException: no recipe"));
  }

  @Test
  void aBrokenListOfServicesIsReported() throws IOException {
    TracingPolicies policies = load("no class name at all\n" + Mixing.class.getName());
    assertThat(policies.faults()).isNotEmpty();
  }
}
