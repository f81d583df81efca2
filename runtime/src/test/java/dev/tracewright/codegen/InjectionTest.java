package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph is data that anybody may have written: none of it becomes code. */
class InjectionTest {
  private static final PrimitiveType INT = PrimitiveType.INT;

  private static String write(Graph graph) {
    return new JavaWriter(ClassFacts.NONE)
        .write(Functions.shape("Out"), List.of(Functions.function("run", graph)));
  }

  private static Graph calling(MemberRef target) {
    Graph graph = new Graph();
    graph.output(graph.callFunction(target, List.of(), INT));
    return graph;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exit(0);int x",
        "a b",
        "a.b",
        "",
        "class",
        "a\u202eb",
        "a\nb",
        "\\u0041;",
        "a\u0000b",
        "true",
        "f()/*",
        "_",
        "a-b",
        "1a"
      })
  void namesThatAreNoneAreRefused(String name) {
    ClassType good = ClassType.of("java.lang", "System");
    assertThatThrownBy(() -> write(calling(MemberRef.ofStatic(good, name, List.of(), INT))))
        .isInstanceOf(IllegalArgumentException.class);
    ClassType bad = ClassType.of("java.lang", name);
    assertThatThrownBy(() -> write(calling(MemberRef.ofStatic(bad, "f", List.of(), INT))))
        .isInstanceOf(IllegalArgumentException.class);
    ClassType badPackage = ClassType.of("p." + name + ".q", "C");
    if (!name.equals("a.b")) {
      assertThatThrownBy(() -> write(calling(MemberRef.ofStatic(badPackage, "f", List.of(), INT))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    Graph constant = new Graph();
    MemberRef valueOf =
        MemberRef.ofStatic(
            ClassType.of("java.lang", "String"),
            "valueOf",
            List.of(ClassType.OBJECT),
            ClassType.STRING);
    constant.output(
        constant.callFunction(valueOf, List.of(new EnumConstant(good, name)), ClassType.STRING));
    assertThatThrownBy(() -> write(constant)).isInstanceOf(IllegalArgumentException.class);
    Graph literal = new Graph();
    literal.output(literal.callFunction(valueOf, List.of(new ClassLiteral(bad)), ClassType.STRING));
    assertThatThrownBy(() -> write(literal)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Functions.shape(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void fieldNamesThatAreNoneAreRefused() {
    Graph graph = new Graph();
    AttributePath path =
        new AttributePath(
            List.of(new AttributePath.FieldStep(Functions.OWNER, "a; exit()", INT, false)));
    graph.output(graph.getAttr(path, INT));
    assertThatThrownBy(
            () ->
                new JavaWriter(ClassFacts.NONE)
                    .write(
                        Functions.shape("Out"),
                        List.of(Functions.method(Functions.OWNER, false, "run", graph))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no identifier of Java: a? exit??");
  }

  @Test
  void namesOfValuesAreMadeLegal() throws Exception {
    Graph graph = new Graph();
    Node x = graph.placeholder("int", INT);
    Node sum = x;
    for (String name :
        List.of(
            "yield",
            "a b",
            "x;\n",
            "gr\u00f6\u00dfe",
            "String",
            "this",
            "state",
            "java",
            "\u202e")) {
      sum =
          graph.createNode(
              Opcode.CALL_FUNCTION,
              MemberRef.operator("add", List.of(INT, INT), INT),
              List.of(sum, x),
              INT,
              name,
              null);
    }
    graph.output(sum);
    Sources sources =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Out"), Functions.function("run", graph));
    assertThat(sources.source("demo.Out"))
        .contains("int yield_ = ", "int a_b = ", "int gr\\u00f6\\u00dfe = ", "int this_1 = ")
        .isASCII();
    assertThat(Functions.load(sources.compile(), "demo.Out").call(2)).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"; System.exit(0); //", "\\u0022; System.exit(0); //", "\\", "\\\\u000a", "\n\r\u2028",
        "*/ class X {", "$T $L $[ $]", "\ud800\udc00 \udfff", "\u0000\u0007\u007f", "%s{0}"
      })
  void stringsStayStrings(String text) throws Exception {
    Graph graph = new Graph();
    MemberRef concat =
        MemberRef.operator("concat", List.of(ClassType.STRING, ClassType.STRING), ClassType.STRING);
    Node x = graph.placeholder("x", ClassType.STRING);
    graph.output(graph.callFunction(concat, List.of(new Literal(text), x), ClassType.STRING));
    Sources sources =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Out"), Functions.function("run", graph));
    assertThat(sources.source("demo.Out")).isASCII();
    assertThat(Functions.load(sources.compile(), "demo.Out").call("!")).isEqualTo(text + "!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A.java\nint y = 1;",
        "\\u000aint y = 1;",
        "*/ int y; /*",
        "a/\u2028int y;",
        "$L$T",
        "\r;"
      })
  void fileNamesStayComments(String file) throws Exception {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", INT);
    Node sum =
        graph.createNode(
            Opcode.CALL_FUNCTION,
            MemberRef.operator("neg", List.of(INT), INT),
            List.of(x),
            INT,
            "y",
            SourcePosition.of(file, 3, 1).calledFrom(SourcePosition.of(file, 4, 1)));
    graph.output(sum);
    Sources sources =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Out"), Functions.function("run", graph));
    assertThat(Functions.load(sources.compile(), "demo.Out").call(2)).isEqualTo(-2);
  }
}
