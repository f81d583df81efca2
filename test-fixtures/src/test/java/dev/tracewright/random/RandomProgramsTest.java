package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Random programs do the same in all their forms. {@code -Drandom.programs=100000 -Drandom.seed=7}
 * checks other ones.
 */
final class RandomProgramsTest {
  private static final int PROGRAMS = Integer.getInteger("random.programs", 300);
  private static final long SEED = Long.getLong("random.seed", 20_260_101);

  /** What is captured today; what is missing is refused, by its key. */
  private static final Set<Feature> CAPTURED =
      EnumSet.of(
          Feature.KNOWN_BRANCHES,
          Feature.KNOWN_SWITCHES,
          Feature.KNOWN_LOOPS,
          Feature.AGGREGATES,
          Feature.CALLED_LAMBDAS,
          Feature.RECURSION);

  @Test
  void everyFormOfAProgramDoesTheSame() {
    Campaign campaign = new Campaign(SEED, CAPTURED);
    campaign.run(PROGRAMS);
    assertThat(campaign.report()).isEmpty();
  }

  @Test
  void aSeedMakesTheSameProgram() {
    String text = Generator.program("Twin", SEED, CAPTURED).text();
    assertThat(Generator.program("Twin", SEED, CAPTURED).text()).isEqualTo(text);
    assertThat(Generator.program("Twin", SEED + 1, CAPTURED).text()).isNotEqualTo(text);
  }
}
