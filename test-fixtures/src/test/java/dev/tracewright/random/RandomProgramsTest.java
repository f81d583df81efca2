package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random programs do the same in all their forms, rewritten by exact rules too. {@code
 * -Drandom.programs=100000 -Drandom.seed=7} checks other ones.
 */
final class RandomProgramsTest {
  /** Fewer where more of the language makes them larger. */
  private static final int PROGRAMS =
      Integer.getInteger("random.programs", Compilation.SOURCE_LEVEL < 21 ? 20_000 : 13_000);

  /** Programs to which rules are applied. */
  private static final int REWRITTEN = Integer.getInteger("random.programs", 1500);

  private static final long SEED = Long.getLong("random.seed", 20_260_101);

  /** All that the source level of the compilation knows. */
  private static final Set<Feature> FEATURES = features();

  private static Set<Feature> features() {
    Set<Feature> features = EnumSet.allOf(Feature.class);
    if (Compilation.SOURCE_LEVEL < 21) {
      features.remove(Feature.PATTERN_SWITCHES);
    }
    features.remove(Feature.IDENTITIES);
    return features;
  }

  @Test
  void everyFormOfAProgramDoesTheSame() {
    Campaign campaign = new Campaign(SEED, FEATURES);
    campaign.run(PROGRAMS);
    assertThat(campaign.report()).isEmpty();
  }

  @Test
  void everyFormOfARewrittenProgramDoesTheSame() {
    Set<Feature> features = EnumSet.copyOf(FEATURES);
    features.add(Feature.IDENTITIES);
    Campaign campaign = new Campaign(SEED, features, ExactRules.options());
    campaign.run(REWRITTEN);
    assertThat(campaign.report()).isEmpty();
    assertThat(campaign.rewritten()).isGreaterThanOrEqualTo(REWRITTEN / 3);
  }

  @Test
  void aSeedMakesTheSameProgram() {
    String text = Generator.program("Twin", SEED, FEATURES).text();
    assertThat(Generator.program("Twin", SEED, FEATURES).text()).isEqualTo(text);
    assertThat(Generator.program("Twin", SEED + 1, FEATURES).text()).isNotEqualTo(text);
  }
}
