package dev.tracewright.processor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.rewrite.RewriteException;
import dev.tracewright.rewrite.RulePipeline;
import dev.tracewright.rewrite.TypeHierarchy;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reports on pipelines that were watched. */
final class ReportTest {
  private static final Pattern TIME = Pattern.compile("\\d+\\.\\d{3} ms");

  private static final Graph CAPTURED =
      Graph.parse(
          """
          graph():
              %x : double = placeholder[target=x]
              %y : double = placeholder[target=y]
              %mul : double = call_function[target=operator.mul(double, double)](args = (%x, %y))
              %add : double = call_function[target=operator.add(double, double)](args = (%mul, %x))
              %lt : boolean = call_function[target=operator.lt(double, double)](args = (%add, %y))
              %best : double = call_function[target=cond](args = (%lt,
                  graph():
                      %add : double = placeholder[target=add]
                      %twice : double = call_function[target=operator.mul(double, double)](args = (%add, %add))
                      %more : double = call_function[target=operator.add(double, double)](args = (%twice, %add))
                      yield more
                  end,
                  graph():
                      %add : double = placeholder[target=add]
                      yield add
                  end,
                  %add))
              %load : double [effects={reads}] = call_function[target=acme.Gate.load(double)](args = (%best,))
              %keep : void [effects={writes}] = call_function[target=acme.Gate.keep(double)](args = (%x,))
              %wrap : double = call_function[target=acme.Gate.wrap(double)](args = (%load,))
              return wrap
          positions:
              @0 = acme/Gate.java:7:16 at 2
              @1 = acme/Gate.java:7:20 at 3
              @2 = acme/Scale.java:3:9 < @1 at 5
              @3 = acme/Gate.java:8:23 at 7 8 9
              @4 = acme/Gate.java:9:10 at 12
              @5 = acme/Gate.java:11:10 at 14 15
          """);

  private static final Signature FORWARD =
      new Signature(
          ClassType.of("acme", "Gate"),
          false,
          "forward",
          List.of(),
          PrimitiveType.DOUBLE,
          List.of(),
          true,
          List.of(parameter("x"), parameter("y")));

  private static Signature.Parameter parameter(String name) {
    return new Signature.Parameter(name, PrimitiveType.DOUBLE, false, Optional.empty());
  }

  private static final GraphRule FMA =
      GraphRule.of(
          "acme.rules.MulAddToFma",
          Graph.parse(
              """
              graph():
                  %a : double = placeholder[target=a]
                  %b : double = placeholder[target=b]
                  %c : double = placeholder[target=c]
                  %mul : double = call_function[target=operator.mul(double, double)](args = (%a, %b))
                  %add : double = call_function[target=operator.add(double, double)](args = (%mul, %c))
                  return add
              """),
          Graph.parse(
              """
              graph():
                  %a : double = placeholder[target=a]
                  %b : double = placeholder[target=b]
                  %c : double = placeholder[target=c]
                  %fma : double = call_function[target=java.lang.Math.fma(double, double, double)](args = (%a, %b, %c))
                  return fma
              """));

  private static final GraphRule WRAPPED =
      GraphRule.of("Wrapped", one("acme.Gate.load", "acme.Gate.wrap"), one("acme.Gate.both"));

  private static final GraphRule NEVER =
      GraphRule.of("acme.rules.Never", one("acme.Gate.never"), one("acme.Gate.both"));

  private static final SourceLines SOURCES =
      place ->
          Optional.ofNullable(
              switch (place.shortText()) {
                case "Gate.java:7" -> "double a = x * y + x; // <a> & \"b\" \u202e";
                case "Gate.java:8" -> "double best = a < y ? a * a + a : a;";
                case "Gate.java:9" -> "double kept = load(best);";
                default -> null;
              });

  /** {@code x -> g(f(x))}. */
  private static Graph one(String... functions) {
    StringBuilder text = new StringBuilder("graph():\n");
    text.append("    %x : double = placeholder[target=x]\n");
    String value = "%x";
    for (String each : functions) {
      String name = "%" + each.substring(each.lastIndexOf('.') + 1);
      text.append(
          "    %s : double%s = call_function[target=%s(double)](args = (%s,))\n"
              .formatted(
                  name,
                  each.endsWith("load") ? " [effects={reads}]" : " [effects={}]",
                  each,
                  value));
      value = name;
    }
    return Graph.parse(text + "    return " + value.substring(1));
  }

  private static MethodReport watched(Graph captured, GraphRule... rules) {
    Graph graph = captured.copy();
    RuleRecorder recorder = new RuleRecorder(captured);
    new RulePipeline(List.of(rules), TypeHierarchy.NONE).run(graph, recorder);
    return recorder.report(FORWARD, graph, Optional.empty());
  }

  private static ClassReport report() {
    return new ClassReport(
        "acme.GateGraphModule", "acme.Gate", List.of(watched(CAPTURED, FMA, NEVER, WRAPPED)));
  }

  private static String timeless(String text) {
    return TIME.matcher(text).replaceAll("0.000 ms");
  }

  @Test
  void theTextSaysWhatRulesDidWhereAndWhyNot() throws Exception {
    String expected =
        Files.readString(Path.of("src/test/resources/reports/GateGraphModule.report.txt"));
    // Times are padded to their longest; what stands before them does not move.
    String text = report().text(SOURCES).replaceAll(" +\\d+\\.\\d{3} ms", " 0.000 ms");
    assertThat(text).isEqualTo(expected);
  }

  @Test
  void thePageSaysTheSameAndIsWellFormed() throws Exception {
    Document page = parse(report().html(SOURCES));
    assertThat(texts(page, "title")).containsExactly("Rewrite rules in acme.GateGraphModule");
    assertThat(texts(page, "h2")).containsExactly("double forward(double x, double y)");
    assertThat(texts(page, "tr", "fired")).singleElement().asString().contains("MulAddToFma");
    assertThat(texts(page, "tr", "idle")).hasSize(2);
    assertThat(texts(page, "tr", "removed")).anyMatch(each -> each.contains("%mul : double"));
    assertThat(texts(page, "tr", "added"))
        .anyMatch(each -> each.contains("%fma : double") && each.contains("java.lang.Math.fma"))
        .anyMatch(each -> each.contains("MulAddToFmaGate.java:8:23"));
    assertThat(texts(page, "span", "tip"))
        .contains("double a = x * y + x; // <a> & \"b\" \\u202e")
        .contains("double best = a < y ? a * a + a : a;");
    assertThat(texts(page, "tr", "made")).hasSize(2);
  }

  @Test
  void thePageNeedsNothingElse() throws Exception {
    String html = report().html(SOURCES);
    assertThat(html)
        .doesNotContainPattern("(?i)<(script|link|img|iframe|object)|url\\(|https?:|@import");
    assertThat(timeless(html)).isEqualTo(timeless(report().html(SOURCES)));
  }

  @Test
  void whatComesFromOutsideIsEscaped() throws Exception {
    String hostile = "</style><script>alert('x')</script> & \u0000 \u2028 \ud800 \"";
    Graph graph = CAPTURED.copy();
    graph.nodes().iterator().next().setPosition(SourcePosition.of(hostile, 1, 1));
    RuleRecorder recorder = new RuleRecorder(graph);
    MethodReport method = recorder.report(FORWARD, graph, Optional.of(hostile));
    ClassReport report = new ClassReport(hostile, hostile, List.of(method));
    Document page = parse(report.html(any -> Optional.of(hostile)));
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    String shown =
        hostile
            .replace("\u0000", "\\u0000")
            .replace("\u2028", "\\u2028")
            .replace("\ud800", "\\ud800");
    assertThat(texts(page, "h1")).containsExactly(shown);
    assertThat(texts(page, "p", "bad")).containsExactly("Given up: " + shown);
    assertThat(report.text(any -> Optional.of(hostile))).contains("given up: " + shown);
  }

  @Test
  void aMethodWithoutRulesIsSaidToHaveNone() throws Exception {
    ClassReport report =
        new ClassReport("acme.GateGraphModule", "acme.Gate", List.of(watched(CAPTURED)));
    assertThat(report.text(SOURCES))
        .contains("\n    16 nodes, unchanged, 0.000 ms\n\n    no rules apply here\n");
    assertThat(texts(parse(report.html(SOURCES)), "p")).contains("No rules apply here.");
  }

  @Test
  void rulesThatAreGivenUpAreReportedAsFarAsTheyCame() throws Exception {
    GraphRule endless =
        GraphRule.of("Endless", one("acme.Gate.both"), one("acme.Gate.load", "acme.Gate.both"));
    Graph graph = one("acme.Gate.both");
    RuleRecorder recorder = new RuleRecorder(graph.copy());
    String message =
        catchThrowableOfType(
                RewriteException.class,
                () -> new RulePipeline(List.of(endless), TypeHierarchy.NONE).run(graph, recorder))
            .getMessage();
    String why = Objects.requireNonNull(message);
    MethodReport method = recorder.report(FORWARD, graph, Optional.of(why));
    ClassReport report = new ClassReport("acme.GateGraphModule", "acme.Gate", List.of(method));
    assertThat(report.text(SOURCES))
        .contains("\n    given up: the rule Endless still")
        .contains("    … and 900 more changes\n");
    assertThat(texts(parse(report.html(SOURCES)), "p", "bad")).containsExactly("Given up: " + why);
  }

  @Test
  void longReportsAreCut() throws Exception {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", PrimitiveType.DOUBLE);
    Node sum = x;
    Node mul = CAPTURED.node("mul").orElseThrow();
    Node add = CAPTURED.node("add").orElseThrow();
    for (int i = 0; i < 1000; i++) {
      Node product = graph.callFunction(mul.target(), List.of(sum, sum), mul.type());
      product.setPosition(SourcePosition.of("acme/Gate.java", i + 1, 1));
      sum = graph.callFunction(add.target(), List.of(product, x), add.type());
    }
    graph.output(sum);
    MethodReport method = watched(graph, FMA);
    assertThat(method.applied()).isEqualTo(1000);
    ClassReport report = new ClassReport("acme.GateGraphModule", "acme.Gate", List.of(method));
    String text = report.text(SOURCES);
    assertThat(text).contains("applied 1000 times: 2002 nodes became 1002");
    assertThat(text).containsPattern("… and \\d+ more lines").contains("… and 900 more places");
    assertThat(text.lines()).hasSizeLessThan(800);
    parse(report.html(SOURCES));
  }

  @Test
  void linesKnowTheirNodes() {
    GraphText text = GraphText.of(CAPTURED);
    assertThat(text.nodes()).isEqualTo(16);
    List<String> placed =
        text.lines().stream()
            .filter(each -> each.place().isPresent())
            .map(each -> each.place().get().line() + " " + each.text().strip())
            .map(each -> each.replaceFirst(" :.*", ""))
            .toList();
    assertThat(placed)
        .containsExactly(
            "7 %mul",
            "7 %add",
            "3 %best",
            "8 %twice",
            "8 %more",
            "8 yield more",
            "9 %load",
            "11 %wrap",
            "11 return wrap");
    assertThat(text.lines()).noneMatch(each -> each.text().contains("num_users"));
    assertThat(text.lines()).anyMatch(each -> each.text().contains("double [effects={reads}] ="));
  }

  private static Document parse(String html) throws Exception {
    assertThat(html).startsWith("<!DOCTYPE html>\n");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html)));
  }

  private static List<String> texts(Document page, String tag) {
    return texts(page, tag, "");
  }

  private static List<String> texts(Document page, String tag, String type) {
    List<String> found = new ArrayList<>();
    NodeList all = page.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      Element each = (Element) all.item(i);
      if (each.getAttribute("class").equals(type)) {
        found.add(each.getTextContent());
      }
    }
    return found;
  }
}
