package dev.tracewright.processor.trace;

import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import java.util.Optional;

/**
 * Says of code that was recorded why it was, where it was asked for: each note stands where
 * something stopped being known.
 */
final class Explanation {
  private static final String COMPUTE =
      "compute that from constants, final structure or @Specialize parameters to have it unrolled";

  private final Problems problems;
  private final Provenance provenance;

  Explanation(Problems problems, Provenance provenance) {
    this.problems = problems;
    this.provenance = provenance;
  }

  /** Why a loop is not unrolled: how often it runs is not known. Empty where nobody asks. */
  Optional<Problem> loop(Site loop, Value decides) {
    if (!provenance.isAsked()) {
      return Optional.empty();
    }
    Lineage lineage = Lineage.of(decides, provenance);
    Site at = lineage.nearest(loop);
    String why = "how often it runs depends on " + lineage.text(at.span());
    return Optional.of(note(Key.LOOP_KEPT, at, List.of(place(loop, at), why, COMPUTE)));
  }

  /** Why a loop is not unrolled: it runs too often. Empty where nobody asks. */
  Optional<Problem> limited(Site loop, int limit) {
    return loop(
        loop,
        "it runs more than " + limit + " times",
        "raise @Traceable(unrollLimit = …) to have it unrolled");
  }

  /** Why an endless loop is not unrolled: a value decides where it is left. */
  Optional<Problem> left(Site loop) {
    return loop(
        loop, "a branch that values decide leaves it", "decide that branch by what is known");
  }

  /** Why a loop over a list is not unrolled: it changes the list. Empty where nobody asks. */
  Optional<Problem> changing(Site loop) {
    return loop(
        loop, "the list changes while it runs", "change the list before or behind the loop");
  }

  private Optional<Problem> loop(Site loop, String why, String remedy) {
    return provenance.isAsked()
        ? Optional.of(note(Key.LOOP_KEPT, loop, List.of(place(loop, loop), why, remedy)))
        : Optional.empty();
  }

  /** A branch of which every path is recorded. */
  void branch(String construct, Site branch, Value decides) {
    if (provenance.isAsked()) {
      Lineage lineage = Lineage.of(decides, provenance);
      Site at = lineage.nearest(branch);
      List<String> texts = List.of(construct, place(branch, at), lineage.text(at.span()));
      problems.add(note(Key.BRANCH_KEPT, at, texts));
    }
  }

  /** What a value depends on, as seen from a place. */
  String dependsOn(Value value, Site at) {
    return Lineage.of(value, provenance).text(at.span());
  }

  /** A call that is recorded. */
  void call(String method, String why, String remedy, Site site) {
    problems.add(note(Key.CALL_RECORDED, site, List.of(method, why, remedy)));
  }

  /** A field that holds a list, array or map of which only the type is known. */
  void field(String field, String why, Site site) {
    if (provenance.isAsked()) {
      problems.add(note(Key.FIELD_OPEN, site, List.of(field, why)));
    }
  }

  /** Something is read from an array or list that the graph holds by now. */
  void read(Value aggregate, Span read) {
    Optional<Provenance.Origin> made = provenance.made(aggregate);
    if (made.isPresent()) {
      Site at = made.get().site();
      List<String> texts = List.of(made.get().text().get(), Lineage.place(read, at.span()));
      problems.add(note(Key.AGGREGATE_MADE, at, texts));
    }
  }

  private static String place(Site site, Site from) {
    return Lineage.place(site.span(), from.span());
  }

  private static Problem note(Key key, Site at, List<String> arguments) {
    return new Problem(key, at.span(), at.frame().caller(), arguments);
  }
}
