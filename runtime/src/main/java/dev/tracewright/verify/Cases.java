package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The combinations of values on which a rule is tried, those of special values first. */
final class Cases {
  private final List<Domain> domains;
  private final ValueSource source;
  private final int[] sizes;
  private final int systematic;
  private int next;

  /** For at most so many combinations. */
  Cases(List<Domain> domains, long seed, int limit) {
    this.domains = domains;
    this.source = new ValueSource(seed);
    this.sizes = new int[domains.size()];
    this.systematic = plan(limit / 2);
  }

  /** How many special values each parameter has a part in; the number of their combinations. */
  private int plan(int limit) {
    List<Integer> available = domains.stream().map(each -> each.specials().size()).toList();
    int product = 1;
    boolean grows = true;
    java.util.Arrays.fill(sizes, 1);
    while (grows) {
      grows = false;
      for (int i = 0; i < sizes.length; i++) {
        int larger = product / sizes[i] * (sizes[i] + 1);
        if (sizes[i] < available.get(i) && larger <= limit) {
          sizes[i]++;
          product = larger;
          grows = true;
        }
      }
    }
    return product;
  }

  /**
   * The next values, one for each parameter.
   *
   * @param onlySmall whether large ones have taken too long
   */
  List<@Nullable Object> next(boolean onlySmall) {
    source.begin(onlySmall);
    List<@Nullable Object> values = new ArrayList<>();
    int rest = next;
    for (int i = 0; i < sizes.length; i++) {
      List<@Nullable Object> specials = domains.get(i).specials();
      boolean drawn = next >= systematic || specials.isEmpty();
      Object value = drawn ? domains.get(i).draw(source) : specials.get(rest % sizes[i]);
      rest /= sizes[i];
      source.chose(value);
      values.add(value);
    }
    next++;
    return values;
  }
}
