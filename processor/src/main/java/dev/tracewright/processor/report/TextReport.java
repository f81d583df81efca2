package dev.tracewright.processor.report;

import dev.tracewright.graph.SourcePosition;
import dev.tracewright.rewrite.Applied;
import dev.tracewright.rewrite.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a report as plain text. */
final class TextReport {
  private final ClassReport report;
  private final SourceLines sources;
  private final StringBuilder out = new StringBuilder();

  TextReport(ClassReport report, SourceLines sources) {
    this.report = report;
    this.sources = sources;
  }

  String print() {
    line(0, "Rewrite rules in " + report.generated() + ", generated for " + report.source());
    report.methods().forEach(this::method);
    return out.toString();
  }

  private void method(MethodReport method) {
    line(0, "");
    line(0, method.method());
    String sweeps = method.sweeps() == 0 ? "" : " in " + Wording.sweeps(method.sweeps());
    line(4, method.size() + sweeps + ", " + Wording.millis(method.nanos()));
    method.failure().ifPresent(each -> line(4, "given up: " + each));
    line(0, "");
    if (method.rules().isEmpty()) {
      line(4, "no rules apply here");
    } else {
      table(method.rules());
    }
    refusals(method.rules());
    method.changes().forEach(this::change);
    if (method.hidden() > 0) {
      line(0, "");
      line(4, Wording.more(method.hidden(), "changes"));
    }
  }

  private void table(List<RuleSummary> rules) {
    int width = rules.stream().mapToInt(each -> each.rule().length()).max().orElse(0);
    String format = "%-" + Math.max(width, 4) + "s  %9s  %9s  %7s  %7s  %6s  %12s";
    line(
        4, format.formatted("rule", "promise", "looked at", "matched", "applied", "nodes", "time"));
    for (RuleSummary each : rules) {
      line(
          4,
          format.formatted(
              each.rule(),
              each.precision().name().toLowerCase(Locale.ROOT),
              each.candidates(),
              each.matched(),
              each.applied(),
              Wording.signed(each.nodes()),
              Wording.millis(each.nanos())));
    }
  }

  private void refusals(List<RuleSummary> rules) {
    if (rules.stream().allMatch(each -> each.refusals().isEmpty())) {
      return;
    }
    line(0, "");
    line(4, "left alone");
    for (RuleSummary rule : rules) {
      for (Refusal each : rule.refusals()) {
        String place = each.position().map(at -> " (" + Wording.place(at) + ")").orElse("");
        line(8, rule.rule() + " at %" + each.node() + place + ": " + each.reason());
        each.position().ifPresent(at -> source(List.of(at)));
      }
    }
  }

  private void change(RuleChange change) {
    line(0, "");
    line(4, Wording.heading(change));
    for (Applied each : change.applied()) {
      String places =
          each.replaced().stream().map(Wording::place).collect(Collectors.joining(", "));
      line(8, "%" + each.node() + (places.isEmpty() ? "" : " from " + places));
      source(each.replaced());
    }
    int more = change.step().applied().size() - change.applied().size();
    if (more > 0) {
      line(8, Wording.more(more, "places"));
    }
    for (RuleChange.Hunk hunk : change.hunks()) {
      line(8, hunk.heading());
      hunk.lines().forEach(each -> line(8, Wording.mark(each) + each.line().text()));
    }
    if (change.hidden() > 0) {
      line(8, Wording.more(change.hidden(), "lines"));
    }
  }

  private void source(List<SourcePosition> places) {
    Wording.lines(places, sources).forEach(each -> line(12, each));
  }

  private void line(int indent, String text) {
    if (!text.isEmpty()) {
      out.append(" ".repeat(indent)).append(Html.visible(text));
    }
    out.append('\n');
  }
}
