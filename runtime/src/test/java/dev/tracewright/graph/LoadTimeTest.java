package dev.tracewright.graph;

import static dev.tracewright.graph.ClassType.OBJECT;
import static dev.tracewright.graph.ClassType.STRING;
import static dev.tracewright.graph.PrimitiveType.BOOLEAN;
import static dev.tracewright.graph.PrimitiveType.DOUBLE;
import static dev.tracewright.graph.PrimitiveType.INT;
import static dev.tracewright.graph.PrimitiveType.VOID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which nodes are of load time, and what keeps others from being so. */
class LoadTimeTest {
  private static final ClassType GATE = ClassType.of("com.acme", "Gate");
  private static final ClassType TENSOR = ClassType.of("com.acme", "Tensor");
  private static final Effects COMPUTES = Effects.READS.and(Effects.FRESH);
  private static final Effects SHOWS = Effects.READS.and(Effects.SHARES);

  private final Graph graph = new Graph();
  private final Node x = graph.placeholder("x", INT);

  private static Node attribute(Graph graph, String name, TypeRef type) {
    return graph.getAttr(
        AttributePath.ROOT.then(new AttributePath.FieldStep(GATE, name, type, false)), type);
  }

  private static Node operator(
      Graph graph, String name, TypeRef type, TypeRef result, Argument... args) {
    List<TypeRef> types = List.of(args).stream().map(each -> type).toList();
    return graph.callFunction(MemberRef.operator(name, types, result), List.of(args), result);
  }

  private static Node add(Graph graph, Argument... args) {
    return operator(graph, "add", INT, INT, args);
  }

  /** A call of which a policy has said something. */
  private static Node said(Graph graph, String name, Effects effects, TypeRef type, Node... args) {
    List<TypeRef> types = List.of(args).stream().skip(1).map(Node::type).toList();
    Node node =
        graph.callMethod(MemberRef.ofVirtual(TENSOR, name, types, type), List.of(args), type);
    node.setEffects(effects);
    return node;
  }

  private List<String> loadTime() {
    graph.lint();
    return LoadTime.of(graph).nodes().stream().map(Node::name).toList();
  }

  private static Literal of(Object value) {
    return new Literal(value);
  }

  @Test
  void whatUsesAttributesAndLiteralsAloneIs() {
    Node scale = attribute(graph, "scale", INT);
    Node twice = add(graph, scale, of(2));
    Node more = add(graph, twice, twice);
    graph.output(add(graph, more, x));
    assertThat(loadTime()).containsExactly(twice.name(), more.name());
  }

  @Test
  void whatMayThrowIsNotAndNoneThatUsesIt() {
    Node scale = attribute(graph, "scale", INT);
    Node quotient = operator(graph, "div", INT, INT, of(1), scale);
    Node safe = operator(graph, "div", INT, INT, scale, of(3));
    graph.output(add(graph, add(graph, quotient, of(1)), safe));
    assertThat(loadTime()).containsExactly(safe.name());
  }

  @Test
  void aPathThroughFieldsThatCanBeNullMayThrow() {
    AttributePath inner =
        AttributePath.ROOT
            .then(new AttributePath.FieldStep(GATE, "inner", GATE, true))
            .then(new AttributePath.FieldStep(GATE, "scale", INT, true));
    Node deep = add(graph, graph.getAttr(inner, INT), of(1));
    Node flat =
        add(
            graph,
            graph.getAttr(
                AttributePath.ROOT.then(new AttributePath.FieldStep(GATE, "scale", INT, true)),
                INT),
            of(1));
    graph.output(add(graph, deep, flat));
    assertThat(loadTime()).containsExactly(flat.name());
  }

  @Test
  void newObjectsThatAreOnlyReadAre() {
    Node tensor = attribute(graph, "weight", TENSOR);
    Node scaled = said(graph, "mul", COMPUTES, TENSOR, tensor, tensor);
    Node view = said(graph, "reshape", SHOWS, TENSOR, scaled);
    graph.output(said(graph, "add", COMPUTES, TENSOR, view, tensor));
    assertThat(loadTime()).containsExactly(scaled.name(), view.name());
  }

  @Test
  void newObjectsThatAreGivenAwayAreNotNorWhatTheyShow() {
    Node tensor = attribute(graph, "weight", TENSOR);
    Node scaled = said(graph, "mul", COMPUTES, TENSOR, tensor, tensor);
    graph.output(said(graph, "reshape", SHOWS, TENSOR, scaled));
    assertThat(loadTime()).isEmpty();
  }

  @Test
  void newObjectsThatAreChangedComparedOrHandedOnAreNot() {
    Node tensor = attribute(graph, "weight", TENSOR);
    Node changed = said(graph, "mul", COMPUTES, TENSOR, tensor, tensor);
    said(
        graph,
        "addi",
        Effects.THROWS.and(new Effects(false, true, true, false, false)),
        VOID,
        changed);
    Node handed = said(graph, "neg", COMPUTES, TENSOR, tensor);
    graph.callMethod(
        MemberRef.ofVirtual(TENSOR, "unknown", List.of(), VOID), List.of(handed), VOID);
    Node compared = said(graph, "abs", COMPUTES, TENSOR, tensor);
    operator(graph, "eq", OBJECT, BOOLEAN, compared, tensor);
    Node read = said(graph, "exp", COMPUTES, TENSOR, tensor);
    said(graph, "size", Effects.READS, INT, read);
    graph.output(x);
    assertThat(loadTime()).containsExactly(read.name(), "size");
  }

  @Test
  void nothingIsReadEarlyIfAnAttributeIsChanged() {
    Node array = attribute(graph, "array", INT.array());
    Node other = attribute(graph, "other", TENSOR);
    Node size = said(graph, "size", Effects.READS, INT, other);
    Node sum = add(graph, attribute(graph, "scale", INT), of(1));
    graph.callFunction(
        MemberRef.operator("setItem", List.of(INT.array(), INT, INT), VOID),
        List.of(array, of(0), x),
        VOID);
    graph.output(add(graph, size, sum));
    assertThat(loadTime()).containsExactly(sum.name());
  }

  @Test
  void aChangedCopyIsNoChangedAttribute() {
    Node weight = attribute(graph, "weight", TENSOR);
    Node size = said(graph, "size", Effects.READS, INT, weight);
    Node own = said(graph, "mul", COMPUTES, TENSOR, weight, weight);
    said(graph, "addi", new Effects(true, true, true, false, false), TENSOR, own, own);
    graph.output(size);
    assertThat(loadTime()).containsExactly(size.name());
  }

  @Test
  void leafMethodsOfTheModuleArePromisedNotToChangeIt() {
    Node root = graph.getAttr(AttributePath.ROOT, GATE);
    graph.callMethod(MemberRef.ofVirtual(GATE, "log", List.of(), VOID), List.of(root), VOID);
    Node size = said(graph, "size", Effects.READS, INT, attribute(graph, "weight", TENSOR));
    graph.output(size);
    assertThat(loadTime()).containsExactly(size.name());
  }

  @Test
  void inBranchesOnlyWhatIsKnownNotToThrowIs() {
    Graph then = new Graph();
    Node outer = then.placeholder("scale", INT);
    Node known = add(then, outer, of(1));
    Node size = said(then, "size", Effects.READS, INT, attribute(then, "weight", TENSOR));
    then.exit(Exit.YIELD, List.of(add(then, known, size)));
    Graph otherwise = new Graph();
    otherwise.placeholder("scale", INT);
    otherwise.exit(Exit.YIELD, List.of(of(0)));
    Node scale = add(graph, attribute(graph, "scale", INT), of(7));
    Node test = operator(graph, "lt", INT, BOOLEAN, x, of(0));
    graph.output(graph.callFunction(Region.COND, List.of(test, then, otherwise, scale), INT));
    assertThat(LoadTime.of(graph).nodes()).containsExactly(scale, known);
    assertThat(LoadTime.of(graph).meaning(outer)).isSameAs(scale);
  }

  @Test
  void behindAnEarlyReturnOnlyWhatIsKnownNotToThrowIs() {
    Graph then = new Graph();
    then.exit(Exit.RETURN, List.of(of(0)));
    Graph otherwise = new Graph();
    otherwise.exit(Exit.YIELD, List.of());
    Node before = said(graph, "size", Effects.READS, INT, attribute(graph, "weight", TENSOR));
    Node test = operator(graph, "lt", INT, BOOLEAN, x, of(0));
    graph.callFunction(Region.COND, List.of(test, then, otherwise), VOID);
    said(graph, "rank", Effects.READS, INT, attribute(graph, "weight", TENSOR));
    Node behind = add(graph, attribute(graph, "scale", INT), of(1));
    graph.output(add(graph, add(graph, before, x), behind));
    assertThat(loadTime()).containsExactly(before.name(), behind.name());
  }

  @Test
  void aBranchThatIsDecidedAtLoadTimeMovesWhole() {
    Graph then = new Graph();
    then.exit(
        Exit.YIELD,
        List.of(said(then, "size", Effects.READS, INT, attribute(then, "weight", TENSOR))));
    Graph otherwise = new Graph();
    otherwise.exit(Exit.YIELD, List.of(of(0)));
    Node wide = attribute(graph, "wide", BOOLEAN);
    Node size = graph.callFunction(Region.COND, List.of(wide, then, otherwise), INT);
    graph.output(add(graph, size, x));
    assertThat(loadTime()).containsExactly(size.name());
  }

  @Test
  void loopsStayAndTheirBodiesGiveUpWhatTheyKnow() {
    Graph body = new Graph();
    Node turn = body.placeholder("turn", INT);
    Node scale = body.placeholder("scale", INT);
    Node known = add(body, scale, of(1));
    body.exit(Exit.CONTINUE, List.of(add(body, turn, known)));
    Node loop =
        graph.callFunction(
            Region.LOOP,
            List.of(body, new ListArgument(List.of(of(0))), attribute(graph, "scale", INT)),
            VOID);
    graph.output(x);
    assertThat(LoadTime.of(graph).nodes()).containsExactly(known);
    assertThat(loop.effects().mayNotTerminate()).isTrue();
  }

  @Test
  void whatACarriedArrayMayBeEscapesWithIt() {
    Node own =
        graph.callFunction(
            MemberRef.operator("array", List.of(INT.array()), INT.array()),
            List.of(new ArrayArgument(INT, List.of(of(1), of(2)))),
            INT.array());
    Node given = graph.placeholder("given", INT.array());
    Graph then = new Graph();
    then.exit(Exit.YIELD, List.of(then.placeholder("own", INT.array())));
    then.placeholder("given", INT.array());
    Graph otherwise = new Graph();
    otherwise.placeholder("own", INT.array());
    otherwise.exit(Exit.YIELD, List.of(otherwise.placeholder("given", INT.array())));
    Node test = operator(graph, "lt", INT, BOOLEAN, x, of(0));
    Node either =
        graph.callFunction(Region.COND, List.of(test, then, otherwise, own, given), INT.array());
    graph.output(either);
    assertThat(loadTime()).isEmpty();
  }

  @Test
  void textsOfAttributesAreReadAsOftenAsOneLikes() {
    Node start =
        operator(graph, "concat", STRING, STRING, attribute(graph, "prefix", STRING), of(":"));
    graph.output(operator(graph, "concat", STRING, STRING, start, of("!")));
    assertThat(loadTime()).containsExactly(start.name());
  }

  @Test
  void staticFieldsAndTypesOfMethodsAreNotOfLoadTime() {
    ClassType system = ClassType.of("java.lang", "System");
    graph.callFunction(
        new MemberRef(
            MemberRef.Kind.STATIC_GETTER,
            system,
            false,
            "out",
            List.of(),
            ClassType.of("java.io", "PrintStream")),
        List.of(),
        ClassType.of("java.io", "PrintStream"));
    Node generic =
        said(
            graph,
            "of",
            Effects.NONE,
            new TypeVariable("T", OBJECT),
            attribute(graph, "weight", TENSOR));
    graph.output(said(graph, "at", Effects.READS, DOUBLE, generic));
    assertThat(loadTime()).isEmpty();
  }
}
