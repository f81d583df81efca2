package dev.tracewright.processor.report;

import dev.tracewright.processor.difference.Line;
import dev.tracewright.processor.difference.LineDiff;
import dev.tracewright.processor.difference.UnifiedDiff;
import dev.tracewright.rewrite.Applied;
import dev.tracewright.rewrite.RewriteLog;
import java.util.ArrayList;
import java.util.List;

/**
 * One application of a rule to a whole graph that changed it.
 *
 * @param step what happened
 * @param applied where, the first places
 * @param hunks what became of the graph's text, the first lines
 * @param hidden how many lines more there are
 */
record RuleChange(RewriteLog.Step step, List<Applied> applied, List<Hunk> hunks, int hidden) {
  private static final int CONTEXT = 3;
  private static final int MOST_LINES = 400;
  private static final int MOST_PLACES = 100;

  /** A line of the difference. */
  record DiffLine(Line where, GraphLine line) {}

  /** Changes close to each other, with what is around them. */
  record Hunk(String heading, List<DiffLine> lines) {}

  static RuleChange of(RewriteLog.Step step, GraphText before, GraphText after) {
    List<Line> all = LineDiff.of(texts(before), texts(after));
    List<Hunk> hunks = new ArrayList<>();
    int hidden = 0;
    int shown = 0;
    for (List<Line> each : UnifiedDiff.hunks(all, CONTEXT)) {
      int room = Math.min(each.size(), MOST_LINES - shown);
      if (room > 0) {
        List<DiffLine> lines = new ArrayList<>();
        each.subList(0, room).forEach(line -> lines.add(line(line, before, after)));
        hunks.add(new Hunk(UnifiedDiff.heading(each), lines));
      }
      shown += room;
      hidden += each.size() - room;
    }
    int places = Math.min(MOST_PLACES, step.applied().size());
    return new RuleChange(step, step.applied().subList(0, places), hunks, hidden);
  }

  private static List<String> texts(GraphText text) {
    return text.lines().stream().map(GraphLine::text).toList();
  }

  private static DiffLine line(Line line, GraphText before, GraphText after) {
    return new DiffLine(
        line,
        line.kind() == Line.Kind.REMOVED
            ? before.lines().get(line.before() - 1)
            : after.lines().get(line.after() - 1));
  }
}
