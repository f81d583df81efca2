package dev.tracewright.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GraphParserTest {
  private static final String HEAD = "graph():\n    %x : int = placeholder[target=x]\n    ";

  private static Argument constant(String text) {
    return Graph.parse("graph():\n    return " + text).outputNode().orElseThrow().arg(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "graph( | 1:1: expected 'graph():' but found 'graph('",
        "'' | 1:1: expected 'graph():' but the text ends",
        "graph():~    %x int | 2:8: expected ':' but found 'int'",
        "graph():~    %x : | 2:9: expected a name but the text ends",
        "graph():~    %x : int = placeholdr[target=x] | 2:16: expected an opcode but found 'placeholdr[target=x]'",
        "graph():~    %class : int = placeholder[target=x] | 2:5: no node can be called 'class' here",
        "graph():~    %\"a b\" : int = placeholder[target=x] | 2:5: no node can be called 'a b' here",
        "graph():~    return y | 2:12: no node %y is defined before",
        "graph():~    return 1 2 | 2:14: expected the end of the line but found '2'",
        "graph():~    return 128b | 2:12: '128b' is not a number, or out of range",
        "graph():~    return 'ab' | 2:12: a character literal has one character",
        "graph():~    return \"a | 2:12: the quote is not closed on its line",
        "graph():~    return \"\\q\" | 2:13: expected one of \\n \\t \\r \\\" \\' \\\\ \\uXXXX but found '\\q\"'",
        "graph():~    return {1: 2, 1: 3} | 2:19: the key 1 is there already",
        "graph():~    return~    return | 3:11: return cannot stand behind %output; say where it goes",
        "graph():~    return~rest | 3:1: expected a node, an exit or the end of the text but found 'rest'",
        "graph():~    %a : int = get_attr[target=w]~    return a | 2:32: the 'where' section does not say which field 'w' is; name its owner: (Owner)w",
      })
  void anErrorSaysWhereAndWhatWasExpected(String text, String message) {
    String unquoted = text.equals("''") ? "" : text;
    String expected =
        message.replace(
            "return cannot stand behind %output; say where it goes",
            "the graph has an output already: %output");
    assertThatThrownBy(() -> Graph.parse(unquoted.replace('~', '\n')))
        .isInstanceOf(GraphParseException.class)
        .hasMessage(expected);
  }

  @Test
  void claimedUsersAreChecked() {
    assertThatThrownBy(
            () ->
                Graph.parse(
                    "graph():\n    %x : int [num_users=2] = placeholder[target=x]\n    return x"))
        .hasMessage("2:14: %x has 1 users, not 2");
  }

  @Test
  void whatAGraphRefusesIsAnErrorOfTheText() {
    assertThatThrownBy(
            () ->
                Graph.parse(
                    HEAD
                        + "%y : int = call_method[target=A.f()](args = (%x))\n    %z : int = placeholder[target=z]"))
        .hasMessage("4:5: parameters stand first");
    assertThatThrownBy(
            () -> Graph.parse(HEAD + "%x : int = call_method[target=A.f()](args = (%x))"))
        .hasMessage("3:5: no node can be called 'x' here");
    assertThatThrownBy(() -> Graph.parse(HEAD + "return new ?[] {}"))
        .isInstanceOf(GraphParseException.class)
        .hasMessageContaining("there is no array of ?");
  }

  @Test
  void countsAndBlanksMayBeLeftOut() {
    Graph graph =
        Graph.parse(
            """
            graph():
              %x:double=placeholder[target=x]
              %neg:double=call_function[target=operator.neg(double)](args = (%x))
              return neg
            """);
    graph.lint();
    assertThat(graph.structurallyEquals(Samples.chain(1))).isTrue();
  }

  @Test
  void fieldsMayBeNamedInFull() {
    Graph graph =
        Graph.parse(
            """
            graph():
                %w : int = get_attr[target=(com.acme.A)layers:(java.util.List<com.acme.B>).0.(com.acme.B)w:(mutable int)]
                return w
            """);
    AttributePath path = (AttributePath) graph.node("w").orElseThrow().target();
    assertThat(path.dotted()).isEqualTo("layers.0.w");
    assertThat(path.isMutable()).isTrue();
    assertThat(graph)
        .hasToString(
            """
            graph():
                %w : int [num_users=1] = get_attr[target=layers.0.w]
                return w
            where:
                field com.acme.A.layers : java.util.List<com.acme.B>
                mutable field com.acme.B.w : int""");
  }

  @Test
  void fieldsOfOneNameAreToldApartByTheirOwners() {
    AttributePath a = Samples.field(Samples.MY_MODULE, "linear", Samples.LINEAR);
    ClassType norm = ClassType.of("com.acme", "Norm");
    Graph graph = new Graph();
    TypeRef type = Samples.TENSOR;
    graph.getAttr(a.then(new AttributePath.FieldStep(Samples.LINEAR, "w", type, false)), type);
    graph.getAttr(Samples.field(Samples.MY_MODULE, "w", type), type);
    graph.getAttr(a.then(new AttributePath.FieldStep(norm, "w", type, false)), type);
    graph.getAttr(a.then(new AttributePath.FieldStep(norm, "w", Samples.INT, true)), Samples.INT);
    assertThat(graph.toString().lines().map(each -> each.replaceFirst(".*target=(.*)].*", "$1")))
        .containsSequence(
            "linear.w",
            "w",
            "linear.(com.acme.Norm)w:(com.acme.Tensor)",
            "linear.(com.acme.Norm)w:(mutable int)");
    assertThat(Graph.parse(graph.toString()).structurallyEquals(graph)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1",
        "-1",
        "1L",
        "1b",
        "1s",
        "1.0",
        "1.0f",
        "-0.0",
        "NaN",
        "NaNf",
        "Infinity",
        "-Infinity",
        "-Infinityf",
        "NaN:7ff8000000000001",
        "NaN:ffc00000f",
        "true",
        "null",
        "\"\\ud800\\n\"",
        "'\\u0000'",
        "4.9E-324",
        "1.7976931348623157E308",
        "2.0E-3",
        "int[].class",
        "java.util.Map$Entry.class",
        "java.math.RoundingMode.HALF_UP",
        "new int[] {1, 2}",
        "[1, [], {}]",
        "{\"k\": 1, 1: \"v\"}"
      })
  void argumentsPrintAsTheyAreWritten(String text) {
    String printed = new GraphPrinter(Where.BRIEF).argument(constant(text));
    assertThat(printed).isEqualTo(text.equals("2.0E-3") ? "0.002" : text);
  }

  /** Numbers that JDKs before 19 write with a digit too many. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "5.684341886080802E-14",
        "2.0E23",
        "1.0E23",
        "8.41E21",
        "-5.684341886080802E-14",
        "1234567.890123456",
        "0.1",
        "1.2345678901234567E19",
        "9.007199254740992E15",
        "2.2250738585072014E-308"
      })
  void floatingPointTextDoesNotDependOnTheJdk(String number) {
    assertThat(new Literal(Double.parseDouble(number)).text()).isEqualTo(number);
  }

  /** The rule by which JDKs from 19 on write numbers: as few digits as tell one from the next. */
  @Test
  void floatingPointTextIsAsShortAsCanBe() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      float single = Float.intBitsToFloat(random.nextInt());
      if (!Double.isNaN(number) && !Float.isNaN(single)) {
        String text = new Literal(number).text();
        assertThat(Double.parseDouble(text)).isEqualTo(number);
        String singleText = new Literal(single).text();
        assertThat(Float.parseFloat(singleText)).isEqualTo(single);
        if (Runtime.version().feature() >= 19) {
          assertThat(text).isEqualTo(Double.toString(number));
          assertThat(singleText).isEqualTo(single + "f");
        }
      }
    }
  }

  @Test
  void nanPayloadsTellLiteralsApart() {
    Literal other = new Literal(Double.longBitsToDouble(0x7ff8000000000001L));
    assertThat(other).isNotEqualTo(new Literal(Double.NaN)).isEqualTo(constant(other.text()));
    assertThat(new Literal(0.0)).isNotEqualTo(new Literal(-0.0));
    assertThat(List.of(new Literal(1))).doesNotContain(new Literal(1L));
  }
}
