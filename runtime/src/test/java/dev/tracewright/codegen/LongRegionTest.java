package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Region;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Regions whose own code does not fit one method of the JVM. */
class LongRegionTest {
  private static final PrimitiveType INT = PrimitiveType.INT;
  private static final PrimitiveType BOOLEAN = PrimitiveType.BOOLEAN;
  private static final PrimitiveType VOID = PrimitiveType.VOID;

  private final DraftBody body = new DraftBody();
  private final Node x = body.parameter("x", INT);

  private static Node operator(DraftBody in, String name, Argument a, Argument b) {
    return in.call(MemberRef.operator(name, List.of(INT, INT), INT), INT, null, a, b);
  }

  private static Node test(DraftBody in, String name, Argument a, Argument b) {
    return in.call(MemberRef.operator(name, List.of(INT, INT), BOOLEAN), BOOLEAN, null, a, b);
  }

  private static Node note(DraftBody in, int id, Argument value) {
    ClassType log = ClassType.of("dev.tracewright.codegen", "Log");
    MemberRef note = MemberRef.ofStatic(log, "note", List.of(INT, INT, INT), INT);
    return in.call(note, INT, "n" + id, new Literal(id), value, value);
  }

  /** Statements that each take the value before, with an exit of the whole method among them. */
  private static Argument many(DraftBody in, int count, Argument first) {
    Argument last = first;
    Argument far = first;
    for (int i = 0; i < count; i++) {
      last = note(in, i % 100, operator(in, "xor", last, i % 9 == 0 ? far : new Literal(i)));
      far = i % 50 == 0 ? last : far;
      if (i % 97 == 96) {
        Node test = test(in, "eq", last, new Literal(12345));
        DraftBody.Draft draft = in.region();
        DraftBody then = draft.plainBody();
        then.graph().exit(Exit.RETURN, List.of(new Literal(-1)));
        DraftBody otherwise = draft.plainBody();
        otherwise.graph().exit(Exit.YIELD, List.of());
        draft.commit(Region.COND, List.of(test, then.graph(), otherwise.graph()), VOID, null);
      }
    }
    return last;
  }

  /** Compiles, compares with the interpreter, and checks how long the methods are. */
  private void check(int... inputs) throws Exception {
    Graph graph = body.graph();
    graph.lint();
    Sources.Loaded loaded =
        new Sources()
            .addGenerated(
                ClassFacts.ofLoader(LongRegionTest.class.getClassLoader()),
                Functions.shape("Long"),
                Functions.function("run", graph))
            .compile();
    assertThat(MethodSizes.longest(loaded))
        .allSatisfy((name, size) -> assertThat(size).isLessThan(MethodSizes.HOTSPOT_LIMIT));
    GraphModule module = Functions.load(loaded, "demo.Long");
    Interpreter interpreter = new Interpreter(graph, null, MethodHandles.lookup());
    for (int input : inputs) {
      Log.take();
      Object expected = interpreter.run(input);
      List<String> calls = Log.take();
      assertThat(module.call(input)).isEqualTo(expected);
      assertThat(Log.take()).isEqualTo(calls);
    }
  }

  @Test
  void bodiesOfLoopsAreSplit() throws Exception {
    DraftBody.Draft draft = body.region();
    DraftBody inner = draft.body();
    Node i = inner.parameter("i", INT);
    Node value = inner.parameter("value", INT);
    draft.complete(inner);
    Node test = test(inner, "lt", i, new Literal(3));
    DraftBody.Draft cond = inner.region();
    DraftBody on = cond.plainBody();
    on.graph().exit(Exit.YIELD, List.of());
    DraftBody out = cond.plainBody();
    out.graph().exit(Exit.BREAK, List.of(out.use(value)));
    cond.commit(Region.COND, List.of(test, on.graph(), out.graph()), VOID, null);
    Argument last = many(inner, 1_000, value);
    Node next = operator(inner, "add", i, new Literal(1));
    inner.graph().exit(Exit.YIELD, List.of(next, last));
    ListArgument initial = new ListArgument(List.of(new Literal(0), x));
    Node loop = draft.commit(Region.LOOP, List.of(inner.graph(), initial), INT, null);
    body.graph().output(loop);
    check(5, -7);
  }

  @Test
  void sidesOfChoicesAreSplit() throws Exception {
    Argument before = many(body, 200, x);
    DraftBody.Draft draft = body.region();
    List<Argument> entries = new ArrayList<>();
    List<Argument> graphs = new ArrayList<>();
    for (int i = 0; i <= 2_000; i++) {
      entries.add(new ListArgument(i == 1_000 ? List.of() : List.of(new Literal(i))));
      DraftBody inner = draft.plainBody();
      inner
          .graph()
          .exit(Exit.YIELD, List.of(inner.use(i == 7 ? many(inner, 300, x) : note(inner, i, x))));
      graphs.add(inner.graph());
    }
    List<Argument> fixed = new ArrayList<>(List.of(x, new ListArgument(entries)));
    fixed.addAll(graphs);
    Node chosen = draft.commit(Region.SWITCH, fixed, INT, null);
    body.graph().output(operator(body, "sub", chosen, before));
    check(0, 7, 40, 1_000, 1_999, -1);
  }

  /** javac writes the code of a finally once for each way out, and so for those inside of it. */
  @Test
  void finallysInsideFinallysDoNotDouble() throws Exception {
    Argument last = many(body, 10, x);
    nest(body, 14, last);
    body.graph().output(last);
    check(3);
  }

  private static void nest(DraftBody in, int depth, Argument value) {
    if (depth == 0) {
      many(in, 5, value);
      return;
    }
    DraftBody.Draft draft = in.region();
    DraftBody guarded = draft.plainBody();
    Node test = test(guarded, "eq", note(guarded, depth, value), new Literal(0));
    DraftBody.Draft cond = guarded.region();
    DraftBody then = cond.plainBody();
    then.graph().exit(Exit.RETURN, List.of(new Literal(0)));
    DraftBody otherwise = cond.plainBody();
    otherwise.graph().exit(Exit.YIELD, List.of());
    cond.commit(Region.COND, List.of(test, then.graph(), otherwise.graph()), VOID, null);
    guarded.graph().exit(Exit.YIELD, List.of());
    DraftBody last = draft.plainBody();
    nest(last, depth - 1, value);
    last.graph().exit(Exit.YIELD, List.of());
    ListArgument none = new ListArgument(List.of());
    draft.commit(Region.TRY, List.of(guarded.graph(), none, last.graph()), VOID, null);
  }

  @Test
  void functionObjectsAreSplit() throws Exception {
    ClassType supplier = ClassType.of("java.util.function", "IntSupplier");
    Argument before = many(body, 50, x);
    DraftBody.Draft draft = body.region();
    DraftBody inner = draft.plainBody();
    inner.graph().exit(Exit.RETURN, List.of(inner.use(many(inner, 800, before))));
    Node function = draft.commit(Region.LAMBDA, List.of(inner.graph()), supplier, "f");
    MemberRef get = MemberRef.ofInterface(supplier, "getAsInt", List.of(), INT);
    Node got = body.graph().callMethod(get, List.of(function), INT);
    body.graph().output(operator(body, "add", got, before));
    check(9);
  }

  @Test
  void anythingIsLeftFromInsideAPart() throws Exception {
    DraftBody.Draft draft = body.region();
    DraftBody guarded = draft.plainBody();
    Argument last = many(guarded, 600, x);
    Node exception =
        guarded.call(
            MemberRef.ofConstructor(ClassType.of("java.io", "IOException"), List.of()),
            ClassType.of("java.io", "IOException"),
            "e");
    many(guarded, 10, last);
    guarded.graph().exit(Exit.THROW, List.of(exception));
    DraftBody handler = draft.body();
    Node caught = handler.parameter("e", ClassType.of("java.lang", "Exception"));
    draft.complete(handler);
    MemberRef message =
        MemberRef.ofVirtual(
            ClassType.of("java.lang", "Throwable"), "getMessage", List.of(), ClassType.STRING);
    many(handler, 600, x);
    Node text = handler.graph().callMethod(message, List.of(caught), ClassType.STRING);
    MemberRef eq = MemberRef.operator("eq", List.of(ClassType.OBJECT, ClassType.OBJECT), BOOLEAN);
    Node isNull = handler.call(eq, BOOLEAN, null, text, Literal.NULL);
    DraftBody.Draft cond = handler.region();
    DraftBody then = cond.plainBody();
    then.graph().exit(Exit.YIELD, List.of(new Literal(4)));
    DraftBody otherwise = cond.plainBody();
    otherwise.graph().exit(Exit.THROW, List.of(otherwise.use(caught)));
    Node found =
        cond.commit(Region.COND, List.of(isNull, then.graph(), otherwise.graph()), INT, null);
    handler.graph().exit(Exit.YIELD, List.of(found));
    ListArgument classes =
        new ListArgument(
            List.of(
                new ListArgument(
                    List.of(
                        new dev.tracewright.graph.ClassLiteral(
                            ClassType.of("java.lang", "Exception"))))));
    Node result =
        draft.commit(Region.TRY, List.of(guarded.graph(), classes, handler.graph()), INT, null);
    body.graph().output(result);
    check(6);
  }
}
