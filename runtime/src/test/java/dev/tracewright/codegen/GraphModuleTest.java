package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracewright.GraphModule;
import dev.tracewright.Version;
import dev.tracewright.graph.Assumption;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.Signature;
import dev.tracewright.graph.TypeRef;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GraphModuleTest {
  private static final PrimitiveType DOUBLE = PrimitiveType.DOUBLE;
  private static final ClassType GATE = ClassType.of("demo", "Gate");
  private static final ClassType SCALE = ClassType.of("demo", "Gate", "Scale");

  static final String SOURCE =
      """
      package demo;

      import java.util.List;

      public class Gate {
        static final class Scale {
          private final double factor;

          Scale(double factor) {
            this.factor = factor;
          }

          double forward(double x) {
            return x * factor;
          }
        }

        private final double bias;
        final List<Scale> scales;
        double threshold;
        final boolean training;

        public Gate(double bias, double factor, int count) {
          this.bias = bias;
          this.scales = java.util.Collections.nCopies(count, new Scale(factor));
          this.threshold = 1;
          this.training = count > 5;
        }

        public double forward(double x, boolean exact) {
          return scales.get(0).forward(x * scales.get(1).factor + bias) - threshold;
        }
      }
      """;

  private static AttributePath.FieldStep field(
      ClassType owner, String name, TypeRef type, boolean mutable) {
    return new AttributePath.FieldStep(owner, name, type, mutable);
  }

  private static AttributePath path(AttributePath.Step... steps) {
    return new AttributePath(List.of(steps));
  }

  static CapturedMethod gate() {
    Graph graph = new Graph();
    Node x = graph.placeholder("x", DOUBLE);
    graph.placeholder("exact", PrimitiveType.BOOLEAN);
    AttributePath.FieldStep scales =
        field(
            GATE, "scales", ClassType.of("java.util", "List").withArguments(List.of(SCALE)), false);
    Node factor =
        graph.getAttr(
            path(scales, new AttributePath.IndexStep(1), field(SCALE, "factor", DOUBLE, false)),
            DOUBLE);
    Node product =
        graph.callFunction(
            MemberRef.operator("mul", List.of(DOUBLE, DOUBLE), DOUBLE), List.of(x, factor), DOUBLE);
    Node bias = graph.getAttr(path(field(GATE, "bias", DOUBLE, false)), DOUBLE);
    Node sum =
        graph.callFunction(
            MemberRef.operator("add", List.of(DOUBLE, DOUBLE), DOUBLE),
            List.of(product, bias),
            DOUBLE);
    Node scaled =
        graph.callModule(
            new ModuleTarget(
                path(scales, new AttributePath.IndexStep(0)),
                MemberRef.ofVirtual(SCALE, "forward", List.of(DOUBLE), DOUBLE)),
            List.of(sum),
            DOUBLE);
    Node threshold = graph.getAttr(path(field(GATE, "threshold", DOUBLE, true)), DOUBLE);
    graph.output(
        graph.callFunction(
            MemberRef.operator("sub", List.of(DOUBLE, DOUBLE), DOUBLE),
            List.of(scaled, threshold),
            DOUBLE));
    Signature signature =
        new Signature(
            GATE,
            false,
            "forward",
            List.of(),
            DOUBLE,
            List.of(),
            true,
            List.of(
                new Signature.Parameter("x", DOUBLE, false, Optional.empty()),
                new Signature.Parameter(
                    "exact", PrimitiveType.BOOLEAN, false, Optional.of(new Literal(true)))));
    List<Assumption> assumptions =
        List.of(
            new Assumption.ExactClass(AttributePath.ROOT, GATE),
            new Assumption.Size(path(scales), 2),
            new Assumption.Equals(
                path(field(GATE, "training", PrimitiveType.BOOLEAN, false)), new Literal(false)),
            new Assumption.Same(
                path(scales, new AttributePath.IndexStep(0)),
                path(scales, new AttributePath.IndexStep(1))));
    return new CapturedMethod(signature, assumptions, graph, graph);
  }

  private static final Sources.Loaded LOADED = load();

  private static Sources.Loaded load() {
    ClassLoader gate = new Sources().add("demo.Gate", SOURCE).compile();
    return new Sources()
        .add("demo.Gate", SOURCE)
        .addGenerated(
            ClassFacts.ofLoader(gate),
            GeneratedClass.of("demo", "GateGraphModule", Version.current()),
            gate())
        .compile();
  }

  private static Object root(double bias, double factor, int count) throws Exception {
    return LOADED
        .loadClass("demo.Gate")
        .getConstructor(double.class, double.class, int.class)
        .newInstance(bias, factor, count);
  }

  private static GraphModule of(@Nullable Object root) throws Throwable {
    Class<?> gate = LOADED.loadClass("demo.Gate");
    try {
      return (GraphModule)
          LOADED.loadClass("demo.GateGraphModule").getMethod("of", gate).invoke(null, root);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  @Test
  void computesWhatTheOriginalComputes() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    assertThat(module.call(2.0, true)).isEqualTo((2.0 * 3 + 0.5) * 3 - 1);
  }

  @Test
  void readsWhatCanChangeOnEveryCall() throws Throwable {
    Object root = root(0.5, 3, 2);
    GraphModule module = of(root);
    java.lang.reflect.Field threshold = root.getClass().getDeclaredField("threshold");
    threshold.setAccessible(true);
    threshold.set(root, 4.0);
    assertThat(module.call(2.0, true)).isEqualTo((2.0 * 3 + 0.5) * 3 - 4);
    assertThat(module.attribute("threshold")).isEqualTo(4.0);
  }

  @Test
  void refusesARootThatDiffers() {
    assertThatThrownBy(() -> of(null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the root is null; expected a demo.Gate");
    assertThatThrownBy(() -> of(root(0.5, 3, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'scales' of the root differs from what was captured: expected 2 elements, found 4"
                + " elements");
  }

  @Test
  void refusesAnotherValueOfASpecializedParameter() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    assertThatThrownBy(() -> module.call(2.0, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the parameter 'exact' was captured for true only: found false");
  }

  @Test
  void refusesOtherArguments() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    assertThatThrownBy(() -> module.call(2.0))
        .hasMessage("forward(double x, boolean exact) takes 2 arguments, not 1");
    assertThatThrownBy(() -> module.call(2, true))
        .hasMessage("argument 0 of forward(double x, boolean exact) is 2, not a double");
    assertThatThrownBy(() -> module.call(null, true))
        .hasMessage("argument 0 of forward(double x, boolean exact) is null, not a double");
  }

  @Test
  void namesNearAttributes() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    assertThat(module.attribute("bias")).isEqualTo(0.5);
    assertThat(module.submodule("scales.0")).isNotNull();
    assertThatThrownBy(() -> module.attribute("bais"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GateGraphModule has no attribute 'bais'; did you mean 'bias'");
  }

  @Test
  void givesACopyOfItsGraph() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    Graph graph = module.graph();
    assertThat(graph.structurallyEquals(gate().result())).isTrue();
    graph.placeholder("more", DOUBLE);
    assertThat(module.graph().structurallyEquals(gate().result())).isTrue();
    assertThat(module.signature()).isEqualTo(gate().signature());
  }

  @Test
  void writesItsCodeAnew() throws Throwable {
    GraphModule module = of(root(0.5, 3, 2));
    assertThat(module.code()).contains("return scales_0.forward(x * scales_1_factor + bias)");
  }

  @Test
  void refusesAnotherVersion() {
    assertThatThrownBy(() -> new OfAnotherVersion("9.9"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was generated by Tracewright 9.9 and cannot run with");
  }

  private static final class OfAnotherVersion extends GraphModule {
    OfAnotherVersion(String version) {
      super(version);
    }

    @Override
    public Object call(Object... args) {
      return args;
    }

    @Override
    protected Object read(String path) {
      return path;
    }

    @Override
    protected java.io.InputStream openResource(String name) {
      return java.io.InputStream.nullInputStream();
    }
  }
}
