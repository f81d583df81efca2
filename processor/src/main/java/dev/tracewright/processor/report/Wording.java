package dev.tracewright.processor.report;

import dev.tracewright.graph.SourcePosition;
import java.util.List;
import java.util.Locale;

/** What both forms of a report say alike. */
final class Wording {
  private static final double NANOS_PER_MILLI = 1e6;

  private Wording() {}

  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.3f ms", nanos / NANOS_PER_MILLI);
  }

  static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  static String sweeps(int count) {
    return count == 1 ? "1 sweep" : count + " sweeps";
  }

  /** A difference of counts with its sign. */
  static String signed(int count) {
    return count > 0 ? "+" + count : Integer.toString(count);
  }

  /** The place in its file: {@code Gate.java:14:9}. */
  static String place(SourcePosition place) {
    return place.shortText() + ":" + place.column();
  }

  /** The lines of some places in their files, each once. */
  static List<String> lines(List<SourcePosition> places, SourceLines sources) {
    return places.stream()
        .flatMap(each -> sources.at(each).map(text -> each.shortText() + " | " + text).stream())
        .distinct()
        .toList();
  }

  static String heading(RuleChange change) {
    return "sweep %d, %s, applied %s: %d nodes became %d"
        .formatted(
            change.step().sweep(),
            change.step().rule(),
            times(change.step().applied().size()),
            change.step().nodesBefore(),
            change.step().nodesAfter());
  }

  static String more(int hidden, String what) {
    return "… and " + hidden + " more " + what;
  }

  static char mark(RuleChange.DiffLine line) {
    return line.where().kind().mark();
  }
}
