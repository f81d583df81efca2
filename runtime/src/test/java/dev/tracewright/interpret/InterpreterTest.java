package dev.tracewright.interpret;

import static dev.tracewright.graph.ClassType.OBJECT;
import static dev.tracewright.graph.ClassType.STRING;
import static dev.tracewright.graph.PrimitiveType.CHAR;
import static dev.tracewright.graph.PrimitiveType.DOUBLE;
import static dev.tracewright.graph.PrimitiveType.FLOAT;
import static dev.tracewright.graph.PrimitiveType.INT;
import static dev.tracewright.graph.PrimitiveType.LONG;
import static dev.tracewright.graph.PrimitiveType.VOID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.AttributePath.IndexStep;
import dev.tracewright.graph.AttributePath.KeyStep;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MapArgument;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.TypeRef;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InterpreterTest {
  private static final ClassType GATE = ClassType.of(Gate.class);
  private static final ClassType LAYER = ClassType.of(Gate.Layer.class);
  private static final ClassType MODE = ClassType.of(Gate.Mode.class);
  private static final ClassType LIST = ClassType.of(List.class);
  private static final ClassType MAP = ClassType.of(Map.class);

  private final Graph graph = new Graph();
  private final Gate gate = new Gate(new Gate.Layer(0.5f), new Gate.Layer(2f));

  private @Nullable Object run(@Nullable Object... args) {
    return new Interpreter(graph, gate, MethodHandles.lookup()).run(args);
  }

  private Node operator(String name, TypeRef type, Argument... args) {
    List<TypeRef> types =
        java.util.Arrays.stream(args)
            .map(each -> each instanceof Node node ? node.type() : ((Literal) each).type())
            .toList();
    return graph.callFunction(MemberRef.operator(name, types, type), List.of(args), type);
  }

  private static AttributePath field(String name, TypeRef type) {
    return AttributePath.ROOT.then(new FieldStep(GATE, name, type, false));
  }

  private static Literal of(Object value) {
    return new Literal(value);
  }

  @Test
  void operatorsRunOnArgumentsAndLiterals() {
    Node x = graph.placeholder("x", INT);
    Node y = graph.placeholder("y", INT);
    Node sum = operator("add", INT, x, y);
    graph.output(operator("mul", INT, sum, of(2)));
    assertThat(run(Integer.MAX_VALUE, 1)).isEqualTo(0);
    assertThat(run(3, -5)).isEqualTo(-4);
  }

  @Test
  void everyPrimitiveKeepsItsBox() {
    Node letter = graph.placeholder("letter", CHAR);
    Node next =
        graph.callFunction(
            MemberRef.ofStatic(GATE, "next", List.of(CHAR), CHAR), List.of(letter), CHAR);
    graph.output(next);
    assertThat(run('a')).isEqualTo('b');
    assertThat(run('\uffff')).isEqualTo('\0');
  }

  @Test
  void attributesAreReadAlongFieldsIndicesAndKeys() {
    Node root = graph.getAttr(AttributePath.ROOT, GATE);
    Node weight = graph.getAttr(field("weight", DOUBLE), DOUBLE);
    AttributePath second = field("layers", LIST).then(new IndexStep(1));
    Node scale = graph.getAttr(second.then(new FieldStep(LAYER, "scale", FLOAT, false)), FLOAT);
    Node size = graph.getAttr(field("sizes", INT.array()).then(new IndexStep(0)), INT);
    Node key = graph.getAttr(field("byName", MAP).then(new KeyStep(of("a.b"))), INT.box());
    graph.exit(Exit.RETURN, List.of(root, weight, scale, size, key));
    assertThat(run()).isEqualTo(List.of(gate, 2.5, 2f, 3, 7));
  }

  @Test
  void aFieldThatChangesIsReadOnEveryRun() {
    graph.output(graph.getAttr(field("count", INT), INT));
    Interpreter interpreter = new Interpreter(graph, gate, MethodHandles.lookup());
    assertThat(interpreter.run()).isEqualTo(1);
    gate.count = 2;
    assertThat(interpreter.run()).isEqualTo(2);
  }

  @Test
  void methodsOfRootSubmodulesAndInterfacesAreCalled() {
    Node x = graph.placeholder("x", DOUBLE);
    Node root = graph.getAttr(AttributePath.ROOT, GATE);
    Node scaled =
        graph.callMethod(
            MemberRef.ofVirtual(GATE, "scaled", List.of(DOUBLE), DOUBLE), List.of(root, x), DOUBLE);
    MemberRef forward = MemberRef.ofVirtual(LAYER, "forward", List.of(FLOAT, INT), FLOAT);
    ModuleTarget layer = new ModuleTarget(field("layers", LIST).then(new IndexStep(0)), forward);
    Node applied = graph.callModule(layer, List.of(of(3f), of(4)), FLOAT);
    Node layers = graph.getAttr(field("layers", LIST), LIST);
    Node size =
        graph.callMethod(MemberRef.ofInterface(LIST, "size", List.of(), INT), List.of(layers), INT);
    graph.exit(Exit.RETURN, List.of(scaled, applied, size));
    assertThat(run(2.0)).isEqualTo(List.of(5.0, 6f, 2));
  }

  @Test
  void constructorsAndFieldsAreFunctionsOrMethods() {
    Node made =
        graph.callFunction(
            MemberRef.ofConstructor(LAYER, List.of(FLOAT)), List.of(of(1.5f)), LAYER);
    Node scale =
        graph.callMethod(
            new MemberRef(MemberRef.Kind.GETTER, LAYER, false, "scale", List.of(), FLOAT),
            List.of(made),
            FLOAT);
    Node calls =
        graph.callFunction(
            new MemberRef(MemberRef.Kind.STATIC_GETTER, GATE, false, "calls", List.of(), LONG),
            List.of(),
            LONG);
    graph.exit(Exit.RETURN, List.of(scale, calls));
    assertThat(run()).isEqualTo(List.of(1.5f, 40L));
    assertThat(gate.sum()).isEqualTo(51);
  }

  @Test
  void methodsOfVariableArityTakeTheirArray() {
    Node x = graph.placeholder("x", OBJECT);
    MemberRef joined = MemberRef.ofStatic(GATE, "joined", List.of(STRING, OBJECT.array()), STRING);
    ArrayArgument parts = new ArrayArgument(OBJECT, List.of(x, Literal.NULL, of(1)));
    graph.output(graph.callFunction(joined, List.of(of("-"), parts), STRING));
    assertThat(run("a")).isEqualTo("a-null-1");
  }

  @Test
  void arraysAreMadeAnewOnEveryCall() {
    Node x = graph.placeholder("x", INT);
    TypeRef ints = INT.array();
    Node array =
        graph.callFunction(
            MemberRef.operator("array", List.of(ints), ints),
            List.of(new ArrayArgument(INT, List.of(x, of(2)))),
            ints);
    graph.callFunction(
        MemberRef.operator("setItem", List.of(ints, INT, INT), VOID),
        List.of(array, of(1), of(9)),
        VOID);
    Node copy =
        graph.callMethod(
            MemberRef.ofVirtual(OBJECT, "clone", List.of(), OBJECT), List.of(array), OBJECT);
    graph.exit(Exit.RETURN, List.of(array, copy));
    List<?> first = (List<?>) java.util.Objects.requireNonNull(run(1));
    List<?> second = (List<?>) java.util.Objects.requireNonNull(run(1));
    assertThat(first.get(0)).isEqualTo(new int[] {1, 9}).isNotSameAs(second.get(0));
    assertThat(first.get(1)).isEqualTo(new int[] {1, 9}).isNotSameAs(first.get(0));
  }

  @Test
  void enumsClassesListsAndMapsAreArguments() {
    MemberRef listOf = MemberRef.ofStatic(LIST, "of", List.of(OBJECT.array()), LIST);
    EnumConstant slow = new EnumConstant(MODE, "SLOW");
    MapArgument map = new MapArgument(Map.of(of("k"), slow));
    ListArgument list = new ListArgument(List.of(Literal.NULL, of(1)));
    ClassLiteral type = new ClassLiteral(INT.array().array());
    ArrayArgument all = new ArrayArgument(OBJECT, List.of(slow, type, list, map));
    graph.output(graph.callFunction(listOf, List.of(all), LIST));
    assertThat(run())
        .isEqualTo(
            List.of(
                Gate.Mode.SLOW,
                int[][].class,
                java.util.Arrays.asList(null, 1),
                Map.of("k", Gate.Mode.SLOW)));
  }

  @Test
  void whatIsThrownComesOutUnchanged() {
    Node message = graph.placeholder("message", STRING);
    graph.callFunction(
        MemberRef.ofStatic(GATE, "fail", List.of(STRING), VOID), List.of(message), VOID);
    graph.output();
    assertThatThrownBy(() -> run("no"))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("no")
        .hasNoCause();
  }

  @Test
  void anOutputMayThrow() {
    Node thrown = graph.placeholder("thrown", ClassType.of(Throwable.class));
    graph.exit(Exit.THROW, List.of(thrown));
    IOException failure = new IOException("x");
    assertThatThrownBy(() -> run(failure)).isSameAs(failure);
    assertThatThrownBy(() -> run((Object) null)).isExactlyInstanceOf(NullPointerException.class);
  }

  @Test
  void voidReturnsNull() {
    graph.output();
    assertThat(run()).isNull();
  }

  @Test
  void argumentsAreCounted() {
    graph.placeholder("x", INT);
    Node y = graph.placeholder("y", INT);
    graph.output(y);
    assertThatThrownBy(() -> run(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no argument for the parameter y: 1 of 2 were passed");
    assertThatThrownBy(() -> run(1, 2, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 arguments for the 2 parameters (x, y)");
    assertThatThrownBy(() -> run(1, 2L))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter y is of type int and got a java.lang.Long");
    assertThatThrownBy(() -> run(1, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter y is of type int and got null");
  }

  @Test
  void aGraphWithoutOutputIsRefused() {
    assertThatThrownBy(this::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a graph without output cannot run");
  }
}
