package dev.tracewright.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds simpler values for which a rule fails as well. */
final class Shrinking {
  private static final int MOST_ATTEMPTS = 2_000;

  /** Two parameters that are one object are harder to understand than two objects. */
  private static final double SHARED = 5_000;

  private final Simpler simpler;
  private final Generators generators;
  private final Predicate<List<@Nullable Object>> fails;
  private List<@Nullable Object> best;
  private int attempts;

  Shrinking(
      List<@Nullable Object> inputs,
      Generators generators,
      Predicate<List<@Nullable Object>> fails) {
    this.best = inputs;
    this.simpler = new Simpler(generators);
    this.generators = generators;
    this.fails = fails;
  }

  /** The simplest values that are found. */
  List<@Nullable Object> shrink() {
    boolean progress = true;
    while (progress) {
      progress = shorten();
      for (int i = 0; i < best.size(); i++) {
        progress |= shrink(i);
      }
    }
    return best;
  }

  /** All arrays and lists together: they may have to be of one length. */
  private boolean shorten() {
    int longest = 0;
    for (Object each : best) {
      longest = Math.max(longest, lengthOf(each));
    }
    for (int length = 0; length < longest; length++) {
      IdentityHashMap<Object, Object> made = new IdentityHashMap<>();
      List<@Nullable Object> shorter = new ArrayList<>();
      for (Object each : best) {
        if (each == null || lengthOf(each) <= length) {
          shorter.add(each);
        } else {
          int end = length;
          shorter.add(made.computeIfAbsent(each, all -> Simpler.shortened(all, end)));
        }
      }
      if (accept(shorter, false)) {
        return true;
      }
    }
    return false;
  }

  private static int lengthOf(@Nullable Object value) {
    if (value == null || !(value.getClass().isArray() || value instanceof ArrayList<?>)) {
      return -1;
    }
    return Sequences.elementsOf(value).size();
  }

  private boolean shrink(int index) {
    Object value = best.get(index);
    if (value == null) {
      return false;
    }
    // What a library calls simpler is; all that is known of it.
    boolean ofLibrary = generators.of(value).isPresent();
    List<@Nullable Object> candidates = new ArrayList<>();
    for (Object other : best) {
      if (!ofLibrary && other != null && other.getClass() == value.getClass()) {
        candidates.addAll(Copies.of(Collections.singletonList(other), generators));
      }
    }
    candidates.addAll(simpler.candidates(value));
    for (Object each : candidates) {
      List<@Nullable Object> together = new ArrayList<>(best);
      together.replaceAll(other -> other == value ? each : other);
      List<@Nullable Object> alone = new ArrayList<>(best);
      alone.set(index, each);
      if (accept(alone, ofLibrary) || accept(together, ofLibrary)) {
        return true;
      }
    }
    return false;
  }

  private boolean accept(List<@Nullable Object> inputs, boolean isSimpler) {
    if (attempts >= MOST_ATTEMPTS || !(isSimpler || cost(inputs) < cost(best))) {
      return false;
    }
    attempts++;
    boolean accepted = fails.test(inputs);
    best = accepted ? inputs : best;
    return accepted;
  }

  private double cost(List<@Nullable Object> inputs) {
    double cost = 0;
    for (int i = 0; i < inputs.size(); i++) {
      Object each = inputs.get(i);
      cost += Cost.of(each);
      for (int k = 0; k < i; k++) {
        cost += each != null && each == inputs.get(k) && lengthOf(each) >= 0 ? SHARED : 0;
      }
    }
    return cost;
  }
}
