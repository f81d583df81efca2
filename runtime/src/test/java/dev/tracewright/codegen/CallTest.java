package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** javac resolves every call in generated source to the method that the graph names. */
class CallTest {
  private static final ClassType OVERLOADS = ClassType.of("demo", "Overloads");
  private static final ClassType INTEGER = ClassType.of("java.lang", "Integer");
  private static final ClassType NUMBER = ClassType.of("java.lang", "Number");
  private static final PrimitiveType INT = PrimitiveType.INT;
  private static final PrimitiveType LONG = PrimitiveType.LONG;

  private static final String SOURCE =
      """
      package demo;

      public class Overloads {
        public static String f(int x) { return "int"; }
        public static String f(long x) { return "long"; }
        public static String f(double x) { return "double"; }
        public static String f(Integer x) { return "Integer"; }
        public static String f(Number x) { return "Number"; }
        public static String f(Object x) { return "Object"; }
        public static String f(String x) { return "String"; }
        public static String f(int... x) { return "int..."; }
        public static String f(Object... x) { return "Object..."; }
        public static String g(Number x) { return "Number " + x; }
        public static String h(Object... x) { return x == null ? "null" : x.length + "..."; }
        public static <T> T same(T x) { return x; }
        public static <T extends Comparable<T>> T same(T x, T y) { return y; }
        public String at(long x) { return "long"; }
        public String at(Object x) { return "Object"; }
      }
      """;

  /** What the writer knows of the classes. */
  enum Knowledge {
    NOTHING,
    REFLECTION
  }

  private static ClassFacts facts(Knowledge knowledge) {
    return knowledge == Knowledge.NOTHING
        ? ClassFacts.NONE
        : ClassFacts.ofLoader(new Sources().add("demo.Overloads", SOURCE).compile());
  }

  private static MemberRef f(TypeRef parameter) {
    return MemberRef.ofStatic(OVERLOADS, "f", List.of(parameter), ClassType.STRING);
  }

  private static Sources generated(Knowledge knowledge, CapturedMethod method) {
    return new Sources()
        .add("demo.Overloads", SOURCE)
        .addGenerated(facts(knowledge), Functions.shape("Calls"), method);
  }

  @ParameterizedTest
  @EnumSource
  void overloads(Knowledge knowledge) throws Exception {
    List<TypeRef> parameters =
        List.of(
            INT,
            LONG,
            PrimitiveType.DOUBLE,
            INTEGER,
            NUMBER,
            ClassType.OBJECT,
            ClassType.STRING,
            INT.array(),
            ClassType.OBJECT.array());
    Graph graph = new Graph();
    Node number = graph.placeholder("number", INT);
    Node box = graph.placeholder("box", INTEGER);
    Node object = graph.placeholder("object", ClassType.OBJECT);
    Node text = graph.placeholder("text", ClassType.STRING);
    Node all = null;
    List<String> expected = new ArrayList<>();
    for (TypeRef parameter : parameters) {
      for (Argument given : List.of(number, box, object, text, Literal.NULL, new Literal(1))) {
        if (fits(given, parameter)) {
          Node result = graph.callFunction(f(parameter), List.of(given), ClassType.STRING);
          expected.add(simple(parameter));
          all = all == null ? result : concat(graph, all, result);
        }
      }
    }
    for (TypeRef component : List.of(INT, ClassType.OBJECT)) {
      ArrayArgument array = new ArrayArgument(component, List.of(new Literal(1)));
      Node result = graph.callFunction(f(component.array()), List.of(array), ClassType.STRING);
      expected.add(simple(component.array()));
      all = concat(graph, java.util.Objects.requireNonNull(all), result);
    }
    graph.output(java.util.Objects.requireNonNull(all));
    CapturedMethod method = Functions.function("calls", graph);
    Sources.Loaded loaded = generated(knowledge, method).compile();
    assertThat(Functions.load(loaded, "demo.Calls").call(1, 2, null, "x"))
        .isEqualTo(String.join("", expected));
    assertThat(invoked(loaded, "demo.Calls", "calls")).containsAll(targets(graph));
  }

  private static boolean fits(Argument given, TypeRef parameter) {
    if (given == Literal.NULL) {
      return !parameter.isPrimitive();
    }
    TypeRef type = given instanceof Node node ? node.type() : ((Literal) given).type();
    if (parameter instanceof PrimitiveType) {
      return type == INT;
    }
    if (parameter.equals(ClassType.STRING)) {
      return type.equals(ClassType.STRING);
    }
    if (parameter.equals(INTEGER) || parameter.equals(NUMBER)) {
      return type == INT || type.equals(INTEGER);
    }
    return parameter.equals(ClassType.OBJECT);
  }

  private static String simple(TypeRef type) {
    String text = type.text().replace("[]", "...");
    return text.substring(text.lastIndexOf('.', text.length() - 4) + 1);
  }

  private static Node concat(Graph graph, Node left, Node right) {
    return graph.callFunction(
        MemberRef.operator("concat", List.of(ClassType.STRING, ClassType.STRING), ClassType.STRING),
        List.of(left, right),
        ClassType.STRING);
  }

  @ParameterizedTest
  @EnumSource
  void nullIsNoEmptyArray(Knowledge knowledge) throws Exception {
    Graph graph = new Graph();
    MemberRef h =
        MemberRef.ofStatic(OVERLOADS, "h", List.of(ClassType.OBJECT.array()), ClassType.STRING);
    Node none = graph.callFunction(h, List.of(Literal.NULL), ClassType.STRING);
    Node one =
        graph.callFunction(
            h,
            List.of(new ArrayArgument(ClassType.OBJECT, List.of(Literal.NULL))),
            ClassType.STRING);
    graph.output(concat(graph, none, one));
    Sources.Loaded loaded = generated(knowledge, Functions.function("calls", graph)).compile();
    assertThat(Functions.load(loaded, "demo.Calls").call()).isEqualTo("null1...");
  }

  @Test
  void castsStandOnlyWhereTheyAreNeeded() {
    Graph graph = new Graph();
    Node number = graph.placeholder("number", INT);
    MemberRef g = MemberRef.ofStatic(OVERLOADS, "g", List.of(NUMBER), ClassType.STRING);
    graph.output(graph.callFunction(g, List.of(number), ClassType.STRING));
    assertThat(
            generated(Knowledge.REFLECTION, Functions.function("calls", graph))
                .source("demo.Calls"))
        .contains("return Overloads.g(number);");
    assertThat(
            generated(Knowledge.NOTHING, Functions.function("calls", graph)).source("demo.Calls"))
        .contains("return Overloads.g((Number) number);");
  }

  @Test
  void valuesAreBoxedAsJavaDoes() throws Exception {
    Graph graph = new Graph();
    Node number = graph.placeholder("number", INT);
    MemberRef valueOf = MemberRef.ofStatic(INTEGER, "valueOf", List.of(INT), INTEGER);
    MemberRef g = MemberRef.ofStatic(OVERLOADS, "g", List.of(NUMBER), ClassType.STRING);
    Node simple =
        graph.callFunction(
            g, List.of(graph.callFunction(valueOf, List.of(number), INTEGER)), ClassType.STRING);
    Node chosen =
        graph.callFunction(
            f(INTEGER),
            List.of(graph.callFunction(valueOf, List.of(number), INTEGER)),
            ClassType.STRING);
    graph.output(concat(graph, simple, chosen));
    Sources sources = generated(Knowledge.REFLECTION, Functions.function("calls", graph));
    assertThat(sources.source("demo.Calls"))
        .contains("return Overloads.g(number) + Overloads.f(Integer.valueOf(number));");
    Sources.Loaded loaded = sources.compile();
    assertThat(Functions.load(loaded, "demo.Calls").call(7)).isEqualTo("Number 7Integer");
    assertThat(invoked(loaded, "demo.Calls", "calls")).containsAll(targets(graph));
  }

  @ParameterizedTest
  @EnumSource
  void resultsOfCastCallsKeepTheirType(Knowledge knowledge) throws Exception {
    Graph graph = new Graph();
    Node text = graph.placeholder("text", ClassType.STRING);
    MemberRef same =
        MemberRef.ofStatic(OVERLOADS, "same", List.of(ClassType.OBJECT), ClassType.OBJECT);
    Node copy = graph.callFunction(same, List.of(text), ClassType.STRING);
    ClassType comparable = ClassType.of("java.lang", "Comparable");
    Node other =
        graph.callFunction(
            MemberRef.ofStatic(OVERLOADS, "same", List.of(comparable, comparable), comparable),
            List.of(text, copy),
            ClassType.STRING);
    Node length =
        graph.callMethod(
            MemberRef.ofVirtual(ClassType.STRING, "length", List.of(), INT), List.of(other), INT);
    graph.output(length);
    Sources.Loaded loaded = generated(knowledge, Functions.function("calls", graph)).compile();
    assertThat(Functions.load(loaded, "demo.Calls").call("four")).isEqualTo(4);
    assertThat(invoked(loaded, "demo.Calls", "calls")).containsAll(targets(graph));
  }

  @ParameterizedTest
  @EnumSource
  void receiversOfOtherTypesAreCast(Knowledge knowledge) throws Exception {
    Graph graph = new Graph();
    Node any = graph.placeholder("any", ClassType.OBJECT);
    Node number = graph.placeholder("number", INT);
    MemberRef at = MemberRef.ofVirtual(OVERLOADS, "at", List.of(LONG), ClassType.STRING);
    Node first = graph.callMethod(at, List.of(any, number), ClassType.STRING);
    Node second =
        graph.callMethod(
            MemberRef.ofVirtual(ClassType.OBJECT, "toString", List.of(), ClassType.STRING),
            List.of(first),
            ClassType.STRING);
    graph.output(second);
    Sources.Loaded loaded = generated(knowledge, Functions.function("calls", graph)).compile();
    Object receiver = loaded.loadClass("demo.Overloads").getConstructor().newInstance();
    assertThat(Functions.load(loaded, "demo.Calls").call(receiver, 3)).isEqualTo("long");
  }

  @Test
  void exceptionsPassUnchanged() throws Exception {
    Graph graph = new Graph();
    Node failure = graph.placeholder("failure", ClassType.of("java.io", "IOException"));
    graph.exit(dev.tracewright.graph.Exit.THROW, List.of(failure));
    CapturedMethod method =
        Functions.captured(
            Functions.signature(
                Functions.OWNER,
                true,
                "fail",
                graph,
                ClassType.of("java.io", "IOException"),
                ClassType.of("java.lang", "Throwable")),
            graph);
    Sources.Loaded loaded =
        new Sources().addGenerated(ClassFacts.NONE, Functions.shape("Fail"), method).compile();
    GraphModule module = Functions.load(loaded, "demo.Fail");
    java.io.IOException thrown = new java.io.IOException("disk");
    assertThatThrownBy(() -> module.call(thrown)).isSameAs(thrown);
  }

  @Test
  void overloadsShareAClass() throws Exception {
    Graph first = new Graph();
    first.output(first.placeholder("x", INT));
    Graph second = new Graph();
    Node text = second.placeholder("x", ClassType.STRING);
    second.createNode(
        Opcode.CALL_METHOD,
        MemberRef.ofVirtual(ClassType.STRING, "length", List.of(), INT),
        List.of(text),
        INT,
        "unused",
        null);
    second.output(text);
    Sources.Loaded loaded =
        new Sources()
            .addGenerated(
                ClassFacts.NONE,
                Functions.shape("Both"),
                Functions.function("pick", first),
                Functions.function("pick", second))
            .compile();
    GraphModule module = Functions.load(loaded, "demo.Both");
    assertThat(module.call(3)).isEqualTo(3);
    assertThat(module.call("a")).isEqualTo("a");
    assertThat(module.signatures()).hasSize(2);
    assertThat(module.graph(1).structurallyEquals(second)).isTrue();
    assertThatThrownBy(module::graph).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> module.call(1.5))
        .hasMessage("none of pick(int x), pick(java.lang.String x) takes (1.5)");
    assertThat(module.code()).contains("x.length();");
  }

  /** Name and descriptor of every call that the graph records, operators left out. */
  private static Set<String> targets(Graph graph) {
    Set<String> found = new TreeSet<>();
    for (Node node : graph.nodes()) {
      if (node.target() instanceof MemberRef member && !member.isOperator()) {
        found.add(member.name() + member.descriptor());
      }
    }
    return found;
  }

  private static Set<String> invoked(Sources.Loaded loaded, String owner, String method) {
    ClassNode type = new ClassNode();
    new ClassReader(loaded.classes().get(owner)).accept(type, 0);
    Set<String> found = new TreeSet<>();
    for (MethodNode each : type.methods) {
      if (each.name.equals(method)) {
        for (AbstractInsnNode instruction : each.instructions) {
          if (instruction instanceof MethodInsnNode call) {
            found.add(call.name + call.desc);
          }
        }
      }
    }
    return found;
  }
}
