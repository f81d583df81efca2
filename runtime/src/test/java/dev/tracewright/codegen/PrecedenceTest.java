package dev.tracewright.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.GraphModule;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.OperatorSyntax;
import dev.tracewright.graph.Operators;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.interpret.Interpreter;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random trees of operators: what javac makes of their source is what the operators compute. */
class PrecedenceTest {
  private static final int TREES = 250;
  private static final int DEPTH = 6;
  private static final List<TypeRef> TYPES = types();
  private static final List<MemberRef> OPERATORS = operators();

  private static List<TypeRef> types() {
    List<TypeRef> found = new ArrayList<>(List.of(PrimitiveType.values()));
    found.remove(PrimitiveType.VOID);
    found.add(ClassType.STRING);
    return found;
  }

  /** All operators between primitive types and strings, in an order of their own. */
  private static List<MemberRef> operators() {
    return Arrays.stream(Operators.class.getMethods())
        .filter(each -> OperatorSyntax.of(each.getName()).isPresent())
        .map(PrecedenceTest::reference)
        .filter(each -> TYPES.containsAll(each.parameters()) && TYPES.contains(each.result()))
        .sorted(Comparator.comparing(each -> each.name() + each.descriptor()))
        .toList();
  }

  private static MemberRef reference(Method method) {
    return MemberRef.operator(
        method.getName(),
        Arrays.stream(method.getParameterTypes()).map(ReflectiveFacts::typeOf).toList(),
        ReflectiveFacts.typeOf(method.getReturnType()));
  }

  /** One tree: a graph over a parameter of each type. */
  private static final class Tree {
    private final Random random;
    private final Graph graph = new Graph();
    private final List<Node> parameters = new ArrayList<>();

    Tree(long seed) {
      random = new Random(seed);
      for (TypeRef type : TYPES) {
        parameters.add(graph.placeholder("p" + parameters.size(), type));
      }
      graph.output((Node) make(TYPES.get(random.nextInt(TYPES.size())), DEPTH));
    }

    private Argument make(TypeRef type, int depth) {
      List<MemberRef> fitting = OPERATORS.stream().filter(each -> each.result() == type).toList();
      boolean leaf = depth < DEPTH && random.nextInt(DEPTH + 1) >= depth;
      if (type.equals(ClassType.STRING)) {
        fitting = OPERATORS.stream().filter(each -> each.name().equals("concat")).toList();
      }
      if (leaf || depth == 0 || fitting.isEmpty()) {
        return random.nextBoolean() && depth < DEPTH
            ? literal(type)
            : parameters.get(TYPES.indexOf(type));
      }
      MemberRef operator = fitting.get(random.nextInt(fitting.size()));
      List<Argument> args = new ArrayList<>();
      for (TypeRef parameter : operator.parameters()) {
        args.add(make(parameter, depth - 1));
      }
      return graph.callFunction(operator, args, type);
    }

    private Literal literal(TypeRef type) {
      return new Literal(value(type, random));
    }
  }

  private static Object value(TypeRef type, Random random) {
    if (!(type instanceof PrimitiveType primitive)) {
      return new String[] {"", "a\"b\\u0041", "\u00e9\n\0", "null"}[random.nextInt(4)];
    }
    int edge = random.nextInt(4);
    long bits = random.nextLong() >> random.nextInt(64);
    return switch (primitive) {
      case BOOLEAN -> random.nextBoolean();
      case BYTE -> edge == 0 ? Byte.MIN_VALUE : (byte) bits;
      case SHORT -> edge == 0 ? Short.MIN_VALUE : (short) bits;
      case CHAR -> edge == 0 ? (char) 39 : (char) bits;
      case INT -> edge == 0 ? Integer.MIN_VALUE : (int) bits;
      case LONG -> edge == 0 ? Long.MIN_VALUE : bits;
      case FLOAT -> new float[] {-0f, Float.NaN, Float.NEGATIVE_INFINITY, bits / 8f}[edge];
      case DOUBLE ->
          new double[] {-0.0, Double.POSITIVE_INFINITY, Double.MIN_VALUE, bits / 8.0}[edge];
      case VOID -> throw new AssertionError("no values");
    };
  }

  @Test
  void javacComputesWhatTheOperatorsCompute() {
    List<Tree> trees = new ArrayList<>();
    Sources sources = new Sources();
    for (int i = 0; i < TREES; i++) {
      Tree tree = new Tree(i);
      trees.add(tree);
      sources.addGenerated(
          ClassFacts.NONE, Functions.shape("T" + i), Functions.function("compute", tree.graph));
    }
    Sources.Loaded loaded = sources.compile();
    for (int i = 0; i < TREES; i++) {
      GraphModule module = Functions.load(loaded, "demo.T" + i);
      Interpreter interpreter = new Interpreter(trees.get(i).graph, null, MethodHandles.lookup());
      Random random = new Random(i);
      for (int call = 0; call < 5; call++) {
        Object[] args = TYPES.stream().map(type -> value(type, random)).toArray();
        assertThat(result(() -> module.call(args)))
            .as(() -> sources.source(module.getClass().getName()))
            .isEqualTo(result(() -> interpreter.run(args)));
      }
    }
  }

  @Test
  void parenthesesAreFew() {
    Graph graph = new Graph();
    Node a = graph.placeholder("a", PrimitiveType.INT);
    Node b = graph.placeholder("b", PrimitiveType.INT);
    Node sum = binary(graph, "add", a, binary(graph, "mul", a, b));
    Node difference = binary(graph, "sub", sum, binary(graph, "sub", a, binary(graph, "neg", b)));
    graph.output(binary(graph, "shl", difference, new Literal(-1)));
    String source =
        new JavaWriter(ClassFacts.NONE)
            .write(Functions.shape("Few"), List.of(Functions.function("few", graph)));
    assertThat(source).contains("return a + a * b - (a - -b) << -1;");
  }

  private static Node binary(Graph graph, String name, Argument... args) {
    List<PrimitiveType> types = Collections.nCopies(args.length, PrimitiveType.INT);
    return graph.callFunction(
        MemberRef.operator(name, types, PrimitiveType.INT), List.of(args), PrimitiveType.INT);
  }

  private interface Computation {
    @Nullable Object run() throws Exception;
  }

  /**
   * The value, or the kind and message of what was thrown; floating-point numbers by their bits.
   */
  private static @Nullable Object result(Computation computation) {
    try {
      Object value = computation.run();
      return value instanceof Double number ? Double.doubleToLongBits(number) : value;
    } catch (Exception failure) {
      return failure.toString();
    }
  }
}
