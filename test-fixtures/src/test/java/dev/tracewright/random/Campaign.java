package dev.tracewright.random;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Checks many random programs. The program at place i is made from the seed plus i, so that a
 * failing one is the first program of a campaign of its own.
 */
final class Campaign {
  private static final int AT_ONCE = 400;
  private static final int MOST_KINDS = 3;

  private final long seed;
  private final Collection<Feature> features;
  private final String[] options;

  /** The first failure of each kind, by place. */
  private final Map<Integer, Failure> failures = new LinkedHashMap<>();

  private final Map<String, Integer> counts = new LinkedHashMap<>();

  private int rewritten;

  /**
   * A campaign.
   *
   * @param options what the programs are compiled with beside the usual
   */
  Campaign(long seed, Collection<Feature> features, String... options) {
    this.seed = seed;
    this.features = features;
    this.options = options;
  }

  /**
   * Checks so many programs, on all processors; ends early when enough different things are wrong.
   */
  void run(int programs) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Future<Differential>> parts = new ArrayList<>();
      for (int from = 0; from < programs; from += AT_ONCE) {
        int first = from;
        int end = Math.min(programs, from + AT_ONCE);
        parts.add(threads.submit(() -> check(first, end)));
      }
      for (int i = 0; i < parts.size() && failures.size() < MOST_KINDS; i++) {
        Differential part = parts.get(i).get();
        part.failures().forEach(this::note);
        rewritten += part.rewritten().size();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private Differential check(int from, int end) {
    return Differential.of(
        IntStream.range(from, end).mapToObj(i -> program(i).source()).toList(), options);
  }

  /** How many of the programs a rule was applied to. */
  int rewritten() {
    return rewritten;
  }

  /** Neither what Java has no room for nor a limit that the program itself sets is a mistake. */
  private void note(Failure failure) {
    boolean isTooLarge = failure.kind().startsWith("illegal: compiler.err.limit");
    boolean isAskedFor =
        failure.kind().equals("refused [unroll-limit]")
            && failure.source().text().contains("unrollLimit");
    if (isTooLarge || isAskedFor) {
      return;
    }
    if (counts.merge(failure.kind(), 1, Integer::sum) == 1) {
      failures.put(Integer.parseInt(failure.source().name().substring(1)), failure);
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
    Program small = isOurs ? program : Shrinker.shrink(program, failure.kind(), options);
    String shown =
        Differential.check(List.of(small.source()), options).stream()
            .findFirst()
            .orElse(failure)
            .toString();
    return "\n%s\nagain: mvn -pl test-fixtures -am verify -Dtest=RandomProgramsTest"
            .formatted(shown)
        + " -Dsurefire.failIfNoSpecifiedTests=false -Drandom.seed=%d -Drandom.programs=1\n"
            .formatted(seed + place);
  }
}
