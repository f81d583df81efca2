package dev.tracewright.processor.report;

import dev.tracewright.graph.Origin;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.difference.Line;
import dev.tracewright.rewrite.Applied;
import dev.tracewright.rewrite.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Writes a report as one page without scripts and without anything from elsewhere. */
final class HtmlReport {
  /** Graphs are shown whole up to this length; the resource beside the class has all of it. */
  private static final int MOST_LINES = 5000;

  private final ClassReport report;
  private final SourceLines sources;
  private final Html html = new Html();

  HtmlReport(ClassReport report, SourceLines sources) {
    this.report = report;
    this.sources = sources;
  }

  String print() {
    String title = "Rewrite rules in " + report.generated();
    html.open("html", "lang", "en").newLine().open("head").newLine();
    html.empty("meta", "charset", "utf-8").newLine();
    html.empty("meta", "name", "viewport", "content", "width=device-width").newLine();
    html.element("title", title).newLine().style(sheet()).newLine().close().newLine();
    html.open("body").newLine().open("header").newLine();
    html.element("h1", report.generated()).newLine();
    html.element("p", "What rewrite rules did to " + report.source()).newLine().close().newLine();
    html.open("main").newLine();
    report.methods().forEach(this::method);
    html.close().newLine().close().newLine().close();
    return html.toString();
  }

  private static String sheet() {
    try (InputStream in = HtmlReport.class.getResourceAsStream("report.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void method(MethodReport method) {
    html.open("section").newLine().element("h2", method.method()).newLine();
    html.open("dl").newLine();
    fact("Graph", method.size());
    fact("Applied", Wording.times(method.applied()));
    fact("Rules tried", String.valueOf(method.rules().size()));
    fact("Sweeps", String.valueOf(method.sweeps()));
    fact("Time", Wording.millis(method.nanos()));
    html.close().newLine();
    method
        .failure()
        .ifPresent(each -> html.element("p", "Given up: " + each, "class", "bad").newLine());
    if (method.rules().isEmpty()) {
      html.element("p", "No rules apply here.").newLine();
    } else {
      table(method.rules());
    }
    refusals(method.rules());
    method.changes().forEach(this::change);
    if (method.hidden() > 0) {
      html.element("p", Wording.more(method.hidden(), "changes")).newLine();
    }
    graph("The graph as captured", method.captured());
    graph("The graph that runs", method.result());
    html.close().newLine();
  }

  private void fact(String name, String value) {
    html.open("div").element("dt", name).element("dd", value).close().newLine();
  }

  private void table(List<RuleSummary> rules) {
    html.open("table", "class", "rules").newLine().open("thead").open("tr");
    html.element("th", "Rule").element("th", "Promise");
    for (String each : List.of("Looked at", "Matched", "Applied", "Nodes", "Time")) {
      html.element("th", each, "class", "number");
    }
    html.close().close().newLine().open("tbody").newLine();
    for (RuleSummary each : rules) {
      html.open("tr", "class", each.applied() > 0 ? "fired" : "idle").open("td");
      rule(each.rule()).close();
      html.element("td", each.precision().name().toLowerCase(Locale.ROOT));
      number(String.valueOf(each.candidates()));
      number(String.valueOf(each.matched()));
      number(String.valueOf(each.applied()));
      number(Wording.signed(each.nodes()));
      number(Wording.millis(each.nanos()));
      html.close().newLine();
    }
    html.close().close().newLine();
  }

  private void number(String text) {
    html.element("td", text, "class", "number");
  }

  /** The name of a rule, its package in the background. */
  private Html rule(String name) {
    int simple = name.lastIndexOf('.') + 1;
    return html.element("span", name.substring(0, simple), "class", "package")
        .element("strong", name.substring(simple));
  }

  private void refusals(List<RuleSummary> rules) {
    int all = rules.stream().mapToInt(each -> each.refusals().size()).sum();
    if (all == 0) {
      return;
    }
    html.open("details", "open", "open").newLine();
    html.open("summary").text("Left alone ").element("span", all + "", "class", "count");
    html.close().newLine().open("ul").newLine();
    for (RuleSummary rule : rules) {
      for (Refusal each : rule.refusals()) {
        html.open("li");
        rule(rule.rule()).text(" at ").element("code", "%" + each.node());
        each.position().ifPresent(this::place);
        html.text(" " + each.reason());
        sources(each.position().stream().toList());
        html.close().newLine();
      }
    }
    html.close().newLine().close().newLine();
  }

  private void change(RuleChange change) {
    html.open("details", "open", "open").newLine().open("summary");
    rule(change.step().rule());
    html.text(" applied " + Wording.times(change.step().applied().size()) + " ");
    html.element("span", "sweep " + change.step().sweep(), "class", "count").text(" ");
    html.element(
        "span",
        change.step().nodesBefore() + " → " + change.step().nodesAfter() + " nodes",
        "class",
        "count");
    html.close().newLine().open("ul").newLine();
    for (Applied each : change.applied()) {
      html.open("li").element("code", "%" + each.node());
      each.replaced().forEach(this::place);
      sources(each.replaced());
      html.close().newLine();
    }
    int more = change.step().applied().size() - change.applied().size();
    if (more > 0) {
      html.element("li", Wording.more(more, "places")).newLine();
    }
    html.close().newLine();
    openDiff();
    change.hunks().forEach(this::hunk);
    html.close().close().newLine();
    if (change.hidden() > 0) {
      html.element("p", Wording.more(change.hidden(), "lines")).newLine();
    }
    html.close().newLine();
  }

  private void openDiff() {
    html.open("table", "class", "diff").newLine().open("colgroup");
    for (String each : List.of("at", "at", "mark", "code", "from")) {
      html.empty("col", "class", each);
    }
    html.close().newLine().open("tbody").newLine();
  }

  private void hunk(RuleChange.Hunk hunk) {
    html.open("tr", "class", "hunk").element("td", hunk.heading(), "colspan", "5");
    html.close().newLine();
    for (RuleChange.DiffLine each : hunk.lines()) {
      Line where = each.where();
      boolean isOld = where.kind() != Line.Kind.ADDED;
      boolean isNew = where.kind() != Line.Kind.REMOVED;
      row(
          where.kind().name().toLowerCase(Locale.ROOT),
          isOld ? where.before() + "" : "",
          isNew ? where.after() + "" : "",
          String.valueOf(where.kind().mark()).strip(),
          each.line());
    }
  }

  private void row(String kind, String old, String now, String mark, GraphLine line) {
    html.open("tr", "class", kind);
    html.element("td", old, "class", "at").element("td", now, "class", "at");
    html.element("td", mark, "class", "mark").element("td", line.text(), "class", "code");
    html.open("td", "class", "from");
    line.origin().map(Origin::shortRule).ifPresent(each -> html.element("em", each));
    line.place().ifPresent(this::place);
    line.place().flatMap(sources::at).ifPresent(each -> html.element("span", each, "class", "tip"));
    html.close().close().newLine();
  }

  private void place(SourcePosition place) {
    html.element(
        "span", Wording.place(place), "class", "place", "title", place.file() + calls(place));
  }

  /** The lines of some places. */
  private void sources(List<SourcePosition> places) {
    Wording.lines(places, sources).forEach(each -> html.element("div", each, "class", "source"));
  }

  private static String calls(SourcePosition place) {
    StringBuilder calls = new StringBuilder();
    for (SourcePosition each = place.caller(); each != null; each = each.caller()) {
      calls.append(", called at ").append(Wording.place(each));
    }
    return calls.toString();
  }

  private void graph(String title, GraphText graph) {
    html.open("details").newLine().open("summary").text(title + " ");
    html.element("span", graph.nodes() + " nodes", "class", "count").close().newLine();
    openDiff();
    int number = 0;
    for (GraphLine each : graph.lines().subList(0, Math.min(MOST_LINES, graph.lines().size()))) {
      row(each.origin().isPresent() ? "made" : "same", "", ++number + "", "", each);
    }
    html.close().close().newLine();
    if (graph.lines().size() > MOST_LINES) {
      html.element("p", Wording.more(graph.lines().size() - MOST_LINES, "lines")).newLine();
    }
    html.close().newLine();
  }
}
