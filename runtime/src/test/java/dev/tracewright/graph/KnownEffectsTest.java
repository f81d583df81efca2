package dev.tracewright.graph;

import static dev.tracewright.graph.ClassType.OBJECT;
import static dev.tracewright.graph.ClassType.STRING;
import static dev.tracewright.graph.PrimitiveType.BOOLEAN;
import static dev.tracewright.graph.PrimitiveType.DOUBLE;
import static dev.tracewright.graph.PrimitiveType.INT;
import static dev.tracewright.graph.PrimitiveType.LONG;
import static dev.tracewright.graph.PrimitiveType.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KnownEffectsTest {
  private static final ClassType MATH = ClassType.of("java.lang", "Math");
  private static final ClassType DECIMAL = ClassType.of("java.math", "BigDecimal");
  private static final ClassType INTEGER = ClassType.of("java.lang", "Integer");
  private static final ClassType GATE = ClassType.of("com.acme", "Gate");
  private static final Effects READS = new Effects(false, true, false, false, false);
  private static final Effects WRITES = new Effects(false, false, true, false, false);
  private static final Effects FRESH_OR_THROWS = Effects.FRESH.and(Effects.THROWS);

  private final Graph graph = new Graph();
  private final Node number = graph.placeholder("number", INT);
  private final Node text = graph.placeholder("text", STRING);
  private final Node array = graph.placeholder("array", INT.array());
  private final Node any = graph.placeholder("any", OBJECT);

  private Effects operator(String name, List<TypeRef> types, TypeRef result, Argument... args) {
    return call(MemberRef.operator(name, types, result), args);
  }

  private Effects call(MemberRef member, Argument... args) {
    boolean onInstance =
        member.kind() == MemberRef.Kind.VIRTUAL || member.kind() == MemberRef.Kind.GETTER;
    Opcode op = onInstance ? Opcode.CALL_METHOD : Opcode.CALL_FUNCTION;
    return graph.createNode(op, member, List.of(args), member.result(), null, null).effects();
  }

  private static Literal of(Object value) {
    return new Literal(value);
  }

  @Test
  void arithmeticHasNoEffectSaveDivisionOfIntegers() {
    assertThat(operator("add", List.of(INT, INT), INT, number, number)).isEqualTo(Effects.NONE);
    assertThat(operator("div", List.of(INT, INT), INT, number, number)).isEqualTo(Effects.THROWS);
    assertThat(operator("mod", List.of(LONG, LONG), LONG, of(1L), of(0L)))
        .isEqualTo(Effects.THROWS);
    assertThat(operator("div", List.of(INT, INT), INT, number, of(2))).isEqualTo(Effects.NONE);
    assertThat(operator("div", List.of(DOUBLE, DOUBLE), DOUBLE, of(1.0), of(0.0)))
        .isEqualTo(Effects.NONE);
  }

  @Test
  void arraysAreReadWrittenAndMadeAnew() {
    assertThat(operator("getItem", List.of(INT.array(), INT), INT, array, number))
        .isEqualTo(READS.and(Effects.THROWS));
    assertThat(operator("setItem", List.of(INT.array(), INT, INT), VOID, array, number, number))
        .isEqualTo(new Effects(true, false, true, false, false));
    assertThat(operator("length", List.of(INT.array()), INT, array)).isEqualTo(Effects.THROWS);
    List<TypeRef> types = List.of(ClassType.CLASS, INT);
    ClassLiteral component = new ClassLiteral(INT);
    assertThat(operator("newArray", types, OBJECT, component, number)).isEqualTo(FRESH_OR_THROWS);
    assertThat(operator("newArray", types, OBJECT, component, of(3))).isEqualTo(Effects.FRESH);
    assertThat(operator("newArray", types, OBJECT, component, of(-3))).isEqualTo(FRESH_OR_THROWS);
    ArrayArgument elements = new ArrayArgument(INT, List.of(number));
    assertThat(operator("array", List.of(INT.array()), INT.array(), elements))
        .isEqualTo(Effects.FRESH);
    Node made =
        graph.createNode(
            Opcode.CALL_FUNCTION,
            MemberRef.operator("array", List.of(INT.array()), INT.array()),
            List.of(elements),
            INT.array(),
            null,
            null);
    assertThat(operator("length", List.of(INT.array()), INT, made)).isEqualTo(Effects.NONE);
  }

  @Test
  void castsThrowUnlessTheyCannot() {
    List<TypeRef> types = List.of(OBJECT, ClassType.CLASS);
    ClassLiteral string = new ClassLiteral(STRING);
    assertThat(operator("cast", types, OBJECT, any, string)).isEqualTo(Effects.THROWS);
    assertThat(operator("cast", types, OBJECT, text, string)).isEqualTo(Effects.NONE);
    assertThat(operator("cast", types, OBJECT, Literal.NULL, string)).isEqualTo(Effects.NONE);
    assertThat(operator("instanceOf", types, BOOLEAN, any, string)).isEqualTo(Effects.NONE);
    assertThat(operator("nullCheck", List.of(OBJECT), VOID, any)).isEqualTo(Effects.THROWS);
    assertThat(operator("nullCheck", List.of(OBJECT), VOID, string)).isEqualTo(Effects.NONE);
  }

  @Test
  void concatenationIsUnknownWhereItCallsUnknownCode() {
    assertThat(operator("concat", List.of(STRING, INT), STRING, text, number))
        .isEqualTo(Effects.FRESH);
    assertThat(operator("concat", List.of(STRING, OBJECT), STRING, text, any))
        .isEqualTo(Effects.UNKNOWN);
    Node decimal = graph.placeholder("decimal", DECIMAL);
    assertThat(operator("concat", List.of(STRING, OBJECT), STRING, text, decimal))
        .isEqualTo(Effects.FRESH);
  }

  @Test
  void boxesAreFreshWhereTheyMayBeNew() {
    assertThat(call(MemberRef.ofStatic(INTEGER, "valueOf", List.of(INT), INTEGER), number))
        .isEqualTo(Effects.FRESH);
    ClassType truth = BOOLEAN.box();
    assertThat(call(MemberRef.ofStatic(truth, "valueOf", List.of(BOOLEAN), truth), of(true)))
        .isEqualTo(Effects.NONE);
    assertThat(call(MemberRef.ofStatic(INTEGER, "valueOf", List.of(STRING), INTEGER), text))
        .isEqualTo(FRESH_OR_THROWS);
    Node box = graph.placeholder("box", INTEGER);
    MemberRef intValue = MemberRef.ofVirtual(INTEGER, "intValue", List.of(), INT);
    assertThat(call(intValue, box)).isEqualTo(Effects.THROWS);
    Node made =
        graph.callFunction(
            MemberRef.ofStatic(INTEGER, "valueOf", List.of(INT), INTEGER),
            List.of(number),
            INTEGER);
    assertThat(call(intValue, made)).isEqualTo(Effects.NONE);
    assertThat(call(MemberRef.ofStatic(INTEGER, "getInteger", List.of(STRING), INTEGER), text))
        .isEqualTo(Effects.UNKNOWN);
  }

  @Test
  void functionsOfTheJdkAreKnownByTheTable() {
    assertThat(call(MemberRef.ofStatic(MATH, "sin", List.of(DOUBLE), DOUBLE), of(1.0)))
        .isEqualTo(Effects.NONE);
    assertThat(call(MemberRef.ofStatic(MATH, "addExact", List.of(INT, INT), INT), number, number))
        .isEqualTo(Effects.THROWS);
    assertThat(call(MemberRef.ofStatic(MATH, "random", List.of(), DOUBLE))).isEqualTo(WRITES);
    ClassType system = ClassType.of("java.lang", "System");
    assertThat(call(MemberRef.ofStatic(system, "nanoTime", List.of(), LONG))).isEqualTo(WRITES);
    assertThat(call(MemberRef.ofStatic(system, "identityHashCode", List.of(OBJECT), INT), any))
        .isEqualTo(Effects.UNKNOWN);
    ClassType date = ClassType.of("java.time", "LocalDate");
    assertThat(call(MemberRef.ofStatic(date, "now", List.of(), date)))
        .isEqualTo(WRITES.and(Effects.THROWS));
    assertThat(call(MemberRef.ofStatic(date, "ofEpochDay", List.of(LONG), date), of(1L)))
        .isEqualTo(Effects.THROWS);
  }

  @Test
  void methodsOfValuesThrowWhereNullsMayCome() {
    MemberRef length = MemberRef.ofVirtual(STRING, "length", List.of(), INT);
    assertThat(call(length, text)).isEqualTo(Effects.THROWS);
    assertThat(call(length, of("x"))).isEqualTo(Effects.NONE);
    MemberRef equality = MemberRef.ofVirtual(STRING, "equals", List.of(OBJECT), BOOLEAN);
    assertThat(call(equality, of("x"), any)).isEqualTo(Effects.NONE);
    assertThat(call(MemberRef.ofVirtual(STRING, "trim", List.of(), STRING), of(" x")))
        .isEqualTo(Effects.FRESH);
    ClassType sequence = ClassType.of("java.lang", "CharSequence");
    assertThat(
            call(MemberRef.ofVirtual(STRING, "contains", List.of(sequence), BOOLEAN), of("x"), any))
        .isEqualTo(Effects.UNKNOWN);
    assertThat(
            call(
                MemberRef.ofVirtual(STRING, "contains", List.of(sequence), BOOLEAN), of("x"), text))
        .isEqualTo(Effects.THROWS);
    Node one =
        graph.callFunction(
            MemberRef.ofConstructor(DECIMAL, List.of(INT)), List.of(number), DECIMAL);
    assertThat(one.effects()).isEqualTo(Effects.FRESH);
    assertThat(call(MemberRef.ofVirtual(DECIMAL, "negate", List.of(), DECIMAL), one))
        .isEqualTo(Effects.FRESH);
    ClassType context = ClassType.of("java.math", "MathContext");
    Node mode = graph.getAttr(AttributePath.ROOT, context);
    assertThat(call(MemberRef.ofVirtual(DECIMAL, "negate", List.of(context), DECIMAL), one, mode))
        .isEqualTo(FRESH_OR_THROWS);
  }

  @Test
  void collectionsOfElementsAreFresh() {
    ClassType list = ClassType.of("java.util", "List");
    ClassType set = ClassType.of("java.util", "Set");
    assertThat(call(MemberRef.ofStatic(list, "of", List.of(OBJECT), list), of("x")))
        .isEqualTo(Effects.SHARES);
    assertThat(call(MemberRef.ofStatic(list, "of", List.of(OBJECT), list), any))
        .isEqualTo(Effects.SHARES.and(Effects.THROWS));
    ArrayArgument elements = new ArrayArgument(OBJECT, List.of(any));
    assertThat(call(MemberRef.ofStatic(list, "of", List.of(OBJECT.array()), list), elements))
        .isEqualTo(Effects.SHARES.and(Effects.THROWS));
    assertThat(call(MemberRef.ofStatic(list, "of", List.of(OBJECT.array()), list), any))
        .isEqualTo(Effects.SHARES.and(Effects.THROWS).and(READS));
    assertThat(call(MemberRef.ofStatic(set, "of", List.of(OBJECT), set), text))
        .isEqualTo(Effects.SHARES.and(Effects.THROWS));
    assertThat(call(MemberRef.ofStatic(set, "of", List.of(OBJECT), set), any))
        .isEqualTo(Effects.UNKNOWN);
    ClassType objects = ClassType.of("java.util", "Objects");
    assertThat(call(MemberRef.ofStatic(objects, "requireNonNull", List.of(OBJECT), OBJECT), any))
        .isEqualTo(Effects.THROWS);
  }

  @Test
  void fieldsAreReadWhereTheyMayChange() {
    MemberRef field = new MemberRef(MemberRef.Kind.GETTER, GATE, false, "count", List.of(), INT);
    assertThat(call(field, any)).isEqualTo(READS.and(Effects.THROWS));
    MemberRef constant =
        new MemberRef(MemberRef.Kind.STATIC_GETTER, DECIMAL, false, "ONE", List.of(), DECIMAL);
    assertThat(call(constant)).isEqualTo(Effects.NONE);
    MemberRef unknown =
        new MemberRef(MemberRef.Kind.STATIC_GETTER, GATE, false, "LIMIT", List.of(), INT);
    assertThat(call(unknown).writes()).isTrue();
    AttributePath last = path("count", true);
    assertThat(graph.getAttr(path("count", false), INT).effects()).isEqualTo(Effects.NONE);
    assertThat(graph.getAttr(last, INT).effects()).isEqualTo(READS);
    AttributePath through =
        path("next", true).then(new AttributePath.FieldStep(GATE, "count", INT, false));
    assertThat(graph.getAttr(through, INT).effects()).isEqualTo(READS.and(Effects.THROWS));
  }

  private static AttributePath path(String name, boolean mutable) {
    return AttributePath.ROOT.then(new AttributePath.FieldStep(GATE, name, INT, mutable));
  }

  @Test
  void whatIsSaidOfTheNodeWins() {
    Node call =
        graph.callFunction(MemberRef.ofStatic(GATE, "score", List.of(), INT), List.of(), INT);
    assertThat(call.effects()).isEqualTo(Effects.UNKNOWN);
    call.setEffects(Effects.NONE);
    assertThat(call.effects()).isEqualTo(Effects.NONE);
    call.setEffects(null);
    assertThat(call.effects()).isEqualTo(Effects.UNKNOWN);
  }

  private static Graph body(Exit exit, boolean divides) {
    Graph body = new Graph();
    Node operand = body.placeholder("operand", INT);
    Node last =
        divides
            ? body.callFunction(
                MemberRef.operator("div", List.of(INT, INT), INT), List.of(operand, operand), INT)
            : operand;
    List<Argument> values = exit.kind() == Exit.Kind.YIELD ? List.of(last) : List.of();
    body.createNode(Opcode.OUTPUT, exit, values, INT, null, null);
    return body;
  }

  private Effects cond(Graph then, Graph otherwise) {
    return graph
        .callFunction(Region.COND, List.of(of(true), then, otherwise, number), INT)
        .effects();
  }

  @Test
  void regionsDoWhatTheirBodiesDo() {
    Exit yield = Exit.YIELD;
    assertThat(cond(body(yield, false), body(yield, false))).isEqualTo(Effects.NONE);
    assertThat(cond(body(yield, false), body(yield, true))).isEqualTo(Effects.THROWS);
    assertThat(cond(body(yield, false), body(Exit.THROW, false))).isEqualTo(Effects.THROWS);
    assertThat(cond(body(yield, false), body(Exit.RETURN, false)).isRemovable()).isFalse();
    Node lambda =
        graph.callFunction(Region.LAMBDA, List.of(body(Exit.RETURN, true), number), OBJECT);
    assertThat(lambda.effects()).isEqualTo(Effects.SHARES);
  }

  @Test
  void aBreakDoesNotLeaveTheLoopThatItEnds() {
    Exit toLoop = new Exit(Exit.Kind.BREAK, null);
    Graph body = new Graph();
    Node flag = body.placeholder("flag", BOOLEAN);
    body.callFunction(
        Region.COND, List.of(flag, body(toLoop, false), body(Exit.YIELD, false), of(1)), INT);
    body.createNode(
        Opcode.OUTPUT, new Exit(Exit.Kind.CONTINUE, null), List.of(flag), VOID, null, null);
    Node loop =
        graph.callFunction(Region.LOOP, List.of(body, new ListArgument(List.of(of(true)))), INT);
    assertThat(loop.effects()).isEqualTo(new Effects(false, false, false, false, true));
    assertThat(cond(body(toLoop, false), body(Exit.YIELD, false)).writes()).isTrue();
  }
}
