package dev.tracewright.djl.rules;

import dev.tracewright.djl.DjlPolicy;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A pattern or replacement in the making: calls of DJL, with their effects. */
final class ArrayGraph {
  static final ClassType ARRAY = ClassType.of("ai.djl.ndarray", "NDArray");
  static final ClassType LIST = ClassType.of("ai.djl.ndarray", "NDList");
  static final ClassType SHAPE = ClassType.of("ai.djl.ndarray.types", "Shape");
  static final ClassType DATA_TYPE = ClassType.of("ai.djl.ndarray.types", "DataType");
  static final ClassType NUMBER = ClassType.of("java.lang", "Number");

  private static final ClassType FLOAT = ClassType.of("java.lang", "Float");
  private static final DjlPolicy POLICY = new DjlPolicy();

  private final Graph graph = new Graph();

  /** A parameter. */
  Node parameter(String name, TypeRef type) {
    return graph.placeholder(name, type);
  }

  /** A parameter that is an array. */
  Node array(String name) {
    return parameter(name, ARRAY);
  }

  /** A method of an array by name and types of parameters. */
  static MemberRef method(String name, TypeRef... parameters) {
    return MemberRef.ofInterface(ARRAY, name, List.of(parameters), ARRAY);
  }

  /** A static method that gives a list: what DJL's layers are. */
  static MemberRef layer(ClassType owner, String name, List<? extends TypeRef> parameters) {
    return MemberRef.ofStatic(owner, name, parameters, LIST);
  }

  /** A call of a method of an array. */
  Node call(MemberRef method, Argument... args) {
    Node node = graph.callMethod(method, List.of(args), method.result());
    POLICY.effects(method, node.args()).ifPresent(node::setEffects);
    return node;
  }

  /** A method of an array whose parameters are arrays, too. */
  Node call(String name, Node... arrays) {
    TypeRef[] parameters = new TypeRef[arrays.length - 1];
    Arrays.fill(parameters, ARRAY);
    return call(method(name, parameters), arrays);
  }

  /** The only array of the list that a layer gives. */
  Node layer(MemberRef layer, String taken, List<? extends Argument> args) {
    Node list = graph.callFunction(layer, args, layer.result());
    POLICY.effects(layer, list.args()).ifPresent(list::setEffects);
    return call(MemberRef.ofVirtual(LIST, taken, List.of(), ARRAY), list);
  }

  /** A number as an object. */
  Node box(Node number) {
    return graph.callFunction(
        MemberRef.ofStatic(FLOAT, "valueOf", List.of(PrimitiveType.FLOAT), FLOAT),
        List.of(number),
        FLOAT);
  }

  /** An array that holds one axis; none stands for axis 0, for which an array of zeros is made. */
  Node axes(Optional<Node> axis) {
    ArrayType type = PrimitiveType.INT.array();
    return axis.isPresent()
        ? graph.callFunction(
            MemberRef.operator("array", List.of(type), type),
            List.of(new ArrayArgument(PrimitiveType.INT, List.of(axis.get()))),
            type)
        : graph.callFunction(
            MemberRef.operator(
                "newArray", List.of(ClassType.CLASS, PrimitiveType.INT), ClassType.OBJECT),
            List.of(new ClassLiteral(PrimitiveType.INT), new Literal(1)),
            type);
  }

  /** Whole numbers as they are written in a call. */
  static ArrayArgument numbers(long... values) {
    return new ArrayArgument(
        PrimitiveType.LONG, Arrays.stream(values).<Argument>mapToObj(Literal::new).toList());
  }

  /** The graph, which returns this. */
  Graph returning(Node result) {
    graph.output(result);
    return graph;
  }
}
