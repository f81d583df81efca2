package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.AttributePath.IndexStep;
import dev.tracewright.graph.AttributePath.KeyStep;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Members that generated source cannot name, and paths of every kind. */
class AccessTest {
  private static final PrimitiveType DOUBLE = PrimitiveType.DOUBLE;
  private static final ClassType VAULT = ClassType.of("demo", "Vault");
  private static final ClassType CELL = ClassType.of("demo", "Vault", "Cell");
  private static final ClassType MODE = ClassType.of("demo", "Vault", "Mode");
  private static final TypeVariable T =
      new TypeVariable("T", ClassType.of("java.lang", "CharSequence"));

  static final String SOURCE =
      """
      package demo;

      import java.io.IOException;
      import java.util.List;
      import java.util.Map;

      public final class Vault<T extends CharSequence> {
        private static final class Cell {
          private final double value;

          private Cell(double value) {
            this.value = value;
          }

          private double scaled(double by) throws IOException {
            if (by < 0) {
              throw new IOException("negative");
            }
            return value * by;
          }
        }

        private enum Mode { FAST, SLOW }

        private static final double FACTOR = 2;
        private final Cell cell = new Cell(3);
        private final Cell[] cells = {new Cell(5), new Cell(7)};
        private final Map<String, List<Double>> table = Map.of("a.b", List.of(11.0));
        private final Mode mode;
        private final T label;
        private double offset = 1;

        public Vault(T label, boolean fast) {
          this.label = label;
          this.mode = fast ? Mode.FAST : Mode.SLOW;
        }

        private static double twice(double x) {
          return x * FACTOR;
        }

        public void setOffset(double offset) {
          this.offset = offset;
        }
      }
      """;

  private static AttributePath path(AttributePath.Step... steps) {
    return new AttributePath(List.of(steps));
  }

  private static FieldStep field(String name, TypeRef type) {
    return new FieldStep(VAULT, name, type, false);
  }

  private static final FieldStep VALUE = new FieldStep(CELL, "value", DOUBLE, false);

  static CapturedMethod vault() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    Node sum = graph.getAttr(path(field("cell", CELL), VALUE), DOUBLE);
    sum =
        add(
            graph,
            sum,
            graph.getAttr(path(field("cells", CELL.array()), new IndexStep(1), VALUE), DOUBLE));
    ClassType doubles = ClassType.of("java.util", "List").withArguments(List.of(DOUBLE.box()));
    ClassType map =
        ClassType.of("java.util", "Map").withArguments(List.of(ClassType.STRING, doubles));
    sum =
        add(
            graph,
            sum,
            graph.getAttr(
                path(field("table", map), new KeyStep(new Literal("a.b")), new IndexStep(0)),
                DOUBLE));
    sum =
        add(graph, sum, graph.getAttr(path(new FieldStep(VAULT, "offset", DOUBLE, true)), DOUBLE));
    MemberRef twice = MemberRef.ofStatic(VAULT, "twice", List.of(DOUBLE), DOUBLE);
    sum = add(graph, sum, graph.callFunction(twice, List.of(x), DOUBLE));
    MemberRef factor =
        new MemberRef(MemberRef.Kind.STATIC_GETTER, VAULT, false, "FACTOR", List.of(), DOUBLE);
    sum = add(graph, sum, graph.callFunction(factor, List.of(), DOUBLE));
    Node made =
        graph.callFunction(MemberRef.ofConstructor(CELL, List.of(DOUBLE)), List.of(x), CELL);
    MemberRef getter =
        new MemberRef(MemberRef.Kind.GETTER, CELL, false, "value", List.of(), DOUBLE);
    sum = add(graph, sum, graph.callMethod(getter, List.of(made), DOUBLE));
    Node cell = graph.getAttr(path(field("cell", CELL)), CELL);
    MemberRef scaled = MemberRef.ofVirtual(CELL, "scaled", List.of(DOUBLE), DOUBLE);
    sum = add(graph, sum, graph.callMethod(scaled, List.of(cell, x), DOUBLE));
    ModuleTarget module =
        new ModuleTarget(path(field("cells", CELL.array()), new IndexStep(0)), scaled);
    sum = add(graph, sum, graph.callModule(module, List.of(x), DOUBLE));
    Node label = graph.getAttr(path(field("label", T)), T);
    Node pair =
        graph.callFunction(
            MemberRef.ofStatic(
                ClassType.of("java.util", "Map"),
                "entry",
                List.of(ClassType.OBJECT, ClassType.OBJECT),
                ClassType.of("java.util", "Map", "Entry")),
            List.of(label, sum),
            ClassType.of("java.util", "Map", "Entry").withArguments(List.of(T, DOUBLE.box())));
    graph.output(pair);
    Signature plain =
        Functions.signature(VAULT, false, "open", graph, ClassType.of("java.io", "IOException"));
    Signature signature =
        new Signature(
            VAULT,
            false,
            "open",
            List.of(
                new Signature.TypeParameter(
                    "T", List.of(ClassType.of("java.lang", "CharSequence")), true)),
            plain.result(),
            plain.thrown(),
            true,
            plain.parameters());
    List<Assumption> assumptions =
        List.of(
            new Assumption.ExactClass(path(field("cell", CELL)), CELL),
            new Assumption.Size(path(field("cells", CELL.array())), 2),
            new Assumption.Equals(path(field("mode", MODE)), new EnumConstant(MODE, "FAST")));
    return new CapturedMethod(signature, assumptions, graph, graph);
  }

  private static Node add(Graph graph, Node a, Node b) {
    MemberRef add = MemberRef.operator("add", List.of(DOUBLE, DOUBLE), DOUBLE);
    return graph.callFunction(add, List.of(a, b), DOUBLE);
  }

  private static Sources sources(String inPackage) {
    ClassFacts facts = ClassFacts.ofLoader(new Sources().add("demo.Vault", SOURCE).compile());
    return new Sources()
        .add("demo.Vault", SOURCE)
        .addGenerated(
            facts,
            GeneratedClass.of(inPackage, "Opened", dev.tracewright.Version.current()),
            vault());
  }

  private static Object root(Sources.Loaded loaded, boolean fast) throws Exception {
    return loaded
        .loadClass("demo.Vault")
        .getConstructor(CharSequence.class, boolean.class)
        .newInstance("gold", fast);
  }

  private static GraphModule module(Sources.Loaded loaded, String name, Object root)
      throws Exception {
    return Functions.load(loaded, name, new Class<?>[] {loaded.loadClass("demo.Vault")}, root);
  }

  @Test
  void privateMembersOfPrivateClassesAreReached() throws Exception {
    for (String inPackage : List.of("demo", "elsewhere")) {
      Sources.Loaded loaded = sources(inPackage).compile();
      Object root = root(loaded, true);
      GraphModule module = module(loaded, inPackage + ".Opened", root);
      double x = 10;
      double expected = 3 + 7 + 11.0 + 1 + x * 2 + 2 + x + 3 * x + 5 * x;
      assertThat(module.call(x)).isEqualTo(java.util.Map.entry("gold", expected));
      root.getClass().getMethod("setOffset", double.class).invoke(root, 2);
      assertThat(module.call(x)).isEqualTo(java.util.Map.entry("gold", expected + 1));
    }
  }

  @Test
  void exceptionsPassThroughHandlesUnchanged() throws Exception {
    Sources.Loaded loaded = sources("demo").compile();
    GraphModule module = module(loaded, "demo.Opened", root(loaded, true));
    assertThatThrownBy(() -> module.call(-1.0))
        .isExactlyInstanceOf(java.io.IOException.class)
        .hasMessage("negative");
  }

  @Test
  void constantsOfPrivateEnumsAreCompared() throws Exception {
    Sources.Loaded loaded = sources("demo").compile();
    assertThatThrownBy(() -> module(loaded, "demo.Opened", root(loaded, false)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'mode' of the root differs from what was captured: expected FAST, found SLOW");
  }

  @Test
  void typeParametersAreCopied() {
    assertThat(sources("demo").source("demo.Opened"))
        .contains("public final class Opened<T extends CharSequence> extends GraphModule")
        .contains("public static <T extends CharSequence> Opened<T> of(Vault<T> root)")
        .contains("public Map.Entry<T, Double> open(double x) throws IOException");
  }

  @Test
  void interfacesAreImplemented() throws Exception {
    Graph graph = new Graph();
    graph.output(graph.placeholder("x", DOUBLE));
    CapturedMethod method = Functions.function("applyAsDouble", graph);
    Sources.Loaded loaded =
        new Sources()
            .addGenerated(
                ClassFacts.NONE,
                Functions.shape("Same")
                    .withInterfaces(
                        List.of(ClassType.of("java.util.function", "DoubleUnaryOperator"))),
                method)
            .compile();
    GraphModule module = Functions.load(loaded, "demo.Same");
    assertThat(((java.util.function.DoubleUnaryOperator) module).applyAsDouble(4)).isEqualTo(4);
    assertThat(module.code()).contains("implements DoubleUnaryOperator");
  }

  @Test
  void variableArityStays() throws Exception {
    Graph graph = new Graph();
    Node values = graph.placeholder("values", PrimitiveType.INT.array());
    MemberRef length =
        MemberRef.operator("length", List.of(PrimitiveType.INT.array()), PrimitiveType.INT);
    graph.output(graph.callFunction(length, List.of(values), PrimitiveType.INT));
    Signature signature =
        new Signature(
            Functions.OWNER,
            true,
            "count",
            List.of(),
            PrimitiveType.INT,
            List.of(),
            false,
            List.of(
                new Signature.Parameter(
                    "values", PrimitiveType.INT.array(), true, Optional.empty())));
    Sources sources =
        new Sources()
            .addGenerated(
                ClassFacts.NONE, Functions.shape("Count"), Functions.captured(signature, graph));
    assertThat(sources.source("demo.Count"))
        .contains("final class Count")
        .doesNotContain("public final class")
        .contains("  public int count(int... values)");
    Sources.Loaded loaded = sources.compile();
    java.lang.reflect.Method of = loaded.loadClass("demo.Count").getMethod("of");
    of.setAccessible(true);
    assertThat(((GraphModule) of.invoke(null)).call(new int[3])).isEqualTo(3);
  }

  @Test
  void aClassThatCouldNotBeCapturedHasItsSignatures() throws Exception {
    Signature signature = vault().signature();
    String source =
        new JavaWriter(ClassFacts.NONE)
            .writeSignaturesOnly(Functions.shape("Opened"), List.of(signature));
    Sources.Loaded loaded =
        new Sources().add("demo.Vault", SOURCE).add("demo.Opened", source).compile();
    assertThatThrownBy(() -> module(loaded, "demo.Opened", root(loaded, true)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("demo.Vault.open could not be captured; the compiler's messages say why");
  }
}
