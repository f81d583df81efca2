package dev.tracewright.processor.diagnostic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The problems of one class, each once, in the order in which they were found. */
public final class Problems {
  private final Set<Problem> found = new LinkedHashSet<>();

  /** No problem yet. */
  public Problems() {}

  /** Adds a problem; one that was already found at the same place is dropped. */
  public void add(Problem problem) {
    found.add(problem);
  }

  /** All problems so far. */
  public List<Problem> all() {
    return new ArrayList<>(found);
  }

  /** How many there are. */
  public int size() {
    return found.size();
  }

  /** Takes back all but the first ones: those of an attempt that is made again. */
  public void keepFirst(int count) {
    List<Problem> kept = all().subList(0, count);
    found.clear();
    found.addAll(kept);
  }

  /** Whether one of them is an error. */
  public boolean hasErrors() {
    return found.stream().anyMatch(each -> each.key().severity() == Key.Severity.ERROR);
  }
}
