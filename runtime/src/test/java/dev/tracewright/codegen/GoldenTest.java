package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.CapturedMethod;
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
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Generated classes as a reader sees them. {@code -Dgolden.update=true} writes the files anew, to
 * be reviewed as a difference.
 */
class GoldenTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final PrimitiveType DOUBLE = PrimitiveType.DOUBLE;
  private static final PrimitiveType INT = PrimitiveType.INT;
  private static final ClassType BIG = ClassType.of("java.math", "BigDecimal");
  private static final ClassType ROUNDING = ClassType.of("java.math", "RoundingMode");
  private static final ClassType LIST =
      ClassType.of("java.util", "List").withArguments(List.of(BIG));

  private static void check(String name, Sources sources) {
    String source = sources.source("demo." + name);
    Path file = FOLDER.resolve(name + ".java.txt");
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, source);
      }
      assertThat(source).isEqualTo(Files.readString(file));
    } catch (IOException failure) {
      throw new AssertionError(
          "no golden file " + file + ": run with -Dgolden.update=true", failure);
    }
    assertThat(sources.compile().classes()).containsKey("demo." + name);
  }

  @Test
  void moduleWithAttributes() {
    ClassFacts facts =
        ClassFacts.ofLoader(new Sources().add("demo.Gate", GraphModuleTest.SOURCE).compile());
    check(
        "GateGraphModule",
        new Sources()
            .add("demo.Gate", GraphModuleTest.SOURCE)
            .addGenerated(
                facts,
                Functions.shape("GateGraphModule").withGeneratedMark(true).withDigest("sha256:00"),
                GraphModuleTest.gate()));
  }

  @Test
  void moduleWithPrivateParts() {
    ClassFacts facts =
        ClassFacts.ofLoader(new Sources().add("demo.Vault", AccessTest.SOURCE).compile());
    check(
        "VaultGraphModule",
        new Sources()
            .add("demo.Vault", AccessTest.SOURCE)
            .addGenerated(facts, Functions.shape("VaultGraphModule"), AccessTest.vault()));
  }

  /** Named and unnamed values, places, references that are dropped, arrays, casts, effects. */
  @Test
  void function() {
    Graph graph = new Graph();
    Node prices = graph.placeholder("prices", LIST);
    Node weights = graph.placeholder("weights", DOUBLE.array());
    Node any = graph.placeholder("any", ClassType.OBJECT);
    Node copy =
        at(
            7,
            call(
                graph,
                "copy",
                constructor("ArrayList", "java.util.Collection"),
                arrayList(),
                prices));
    MemberRef get = MemberRef.ofInterface(LIST.erasure(), "get", List.of(INT), ClassType.OBJECT);
    Node first =
        at(
            8,
            graph.createNode(
                Opcode.CALL_METHOD, get, List.of(copy, new Literal(0)), BIG, null, null));
    MemberRef multiply = MemberRef.ofVirtual(BIG, "multiply", List.of(BIG), BIG);
    Node product = at(9, graph.callMethod(multiply, List.of(first, first), BIG));
    MemberRef setScale = MemberRef.ofVirtual(BIG, "setScale", List.of(INT, ROUNDING), BIG);
    Node price =
        at(
            9,
            graph.createNode(
                Opcode.CALL_METHOD,
                setScale,
                List.of(product, new Literal(2), new EnumConstant(ROUNDING, "HALF_UP")),
                BIG,
                "price",
                null));
    Node total =
        at(
            10,
            operator(
                graph,
                "total",
                "add",
                DOUBLE,
                operator(graph, null, "getItem", DOUBLE, weights, new Literal(0)),
                operator(
                    graph,
                    null,
                    "mul",
                    DOUBLE,
                    operator(graph, null, "getItem", DOUBLE, weights, new Literal(1)),
                    new Literal(Double.NaN))));
    at(11, operator(graph, null, "setItem", PrimitiveType.VOID, weights, new Literal(0), total));
    MemberRef format =
        MemberRef.ofStatic(
            ClassType.STRING,
            "format",
            List.of(ClassType.STRING, ClassType.OBJECT.array()),
            ClassType.STRING);
    Node name =
        operator(graph, null, "cast", ClassType.STRING, any, new ClassLiteral(ClassType.STRING));
    Node text =
        graph.callFunction(
            format,
            List.of(
                new Literal("%s \u2264 %s%n"),
                new ArrayArgument(ClassType.OBJECT, List.of(price, total, name))),
            ClassType.STRING);
    text.setPosition(
        SourcePosition.of("demo/Text.java", 3, 5)
            .calledFrom(SourcePosition.of("demo/Demo.java", 12, 12)));
    graph.output(text);
    CapturedMethod method = Functions.function("report", graph);
    check(
        "ReportGraphModule",
        new Sources()
            .addGenerated(
                ClassFacts.ofLoader(GoldenTest.class.getClassLoader()),
                Functions.shape("ReportGraphModule"),
                method));
  }

  private static ClassType arrayList() {
    return ClassType.of("java.util", "ArrayList").withArguments(List.of(BIG));
  }

  private static MemberRef constructor(String type, String parameter) {
    int dot = parameter.lastIndexOf('.');
    ClassType of = ClassType.of(parameter.substring(0, dot), parameter.substring(dot + 1));
    return MemberRef.ofConstructor(ClassType.of("java.util", type), List.of(of));
  }

  private static Node call(
      Graph graph, String name, Target target, TypeRef type, Argument... args) {
    return graph.createNode(Opcode.CALL_FUNCTION, target, List.of(args), type, name, null);
  }

  private static Node operator(
      Graph graph, @Nullable String name, String operator, TypeRef type, Argument... args) {
    List<TypeRef> parameters =
        switch (operator) {
          case "getItem" -> List.of(DOUBLE.array(), INT);
          case "setItem" -> List.of(DOUBLE.array(), INT, DOUBLE);
          case "cast" -> List.of(ClassType.OBJECT, ClassType.CLASS);
          default -> List.of(DOUBLE, DOUBLE);
        };
    TypeRef result = operator.equals("cast") ? ClassType.OBJECT : type;
    return graph.createNode(
        Opcode.CALL_FUNCTION,
        MemberRef.operator(operator, parameters, result),
        List.of(args),
        type,
        name,
        null);
  }

  private static Node at(int line, Node node) {
    node.setPosition(SourcePosition.of("demo/Demo.java", line, 5));
    return node;
  }

  /** A class without a graph. */
  @Test
  void signaturesOnly() {
    String source =
        new JavaWriter(ClassFacts.NONE)
            .writeSignaturesOnly(
                Functions.shape("MissingGraphModule"), List.of(AccessTest.vault().signature()));
    check(
        "MissingGraphModule",
        new Sources().add("demo.Vault", AccessTest.SOURCE).add("demo.MissingGraphModule", source));
  }
}
