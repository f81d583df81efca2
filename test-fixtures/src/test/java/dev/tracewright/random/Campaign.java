package dev.tracewright.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks many random programs. The program at place i is made from the seed plus i, so that a
 * failing one is the first program of a campaign of its own.
 */
final class Campaign {
  private static final int AT_ONCE = 150;
  private static final int MOST_KINDS = 3;

  private final long seed;
  private final Collection<Feature> features;

  /** The first failure of each kind, by place. */
  private final Map<Integer, Failure> failures = new LinkedHashMap<>();

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Campaign(long seed, Collection<Feature> features) {
    this.seed = seed;
    this.features = features;
  }

  /** Checks so many programs; ends early when enough different things are wrong. */
  void run(int programs) {
    for (int from = 0; from < programs && failures.size() < MOST_KINDS; from += AT_ONCE) {
      List<Source> sources = new ArrayList<>();
      for (int i = from; i < Math.min(programs, from + AT_ONCE); i++) {
        sources.add(program(i).source());
      }
      for (Failure each : Differential.check(sources)) {
        if (counts.merge(each.kind(), 1, Integer::sum) == 1) {
          failures.put(Integer.parseInt(each.source().name().substring(1)), each);
        }
      }
    }
  }

  private Program program(int place) {
    return Generator.program("P" + place, seed + place, features);
  }

  /**
   * The failures, each made small and with the command that repeats it; empty if there are none.
   */
  String report() {
    StringBuilder text = new StringBuilder();
    counts.forEach((kind, count) -> text.append(count).append(" x ").append(kind).append('\n'));
    failures.entrySet().stream()
        .limit(MOST_KINDS)
        .forEach(each -> text.append(report(each.getKey(), each.getValue())));
    return text.toString();
  }

  private String report(int place, Failure failure) {
    Program program = program(place).named("Small");
    boolean isOurs = failure.kind().startsWith("illegal");
    Program small = isOurs ? program : Shrinker.shrink(program, failure.kind());
    String shown =
        Differential.check(List.of(small.source())).stream().findFirst().orElse(failure).toString();
    return "\n%s\nagain: mvn -pl test-fixtures -am verify -Dtest=RandomProgramsTest"
            .formatted(shown)
        + " -Dsurefire.failIfNoSpecifiedTests=false -Drandom.seed=%d -Drandom.programs=1\n"
            .formatted(seed + place);
  }
}
