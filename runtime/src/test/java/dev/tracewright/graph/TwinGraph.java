package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.LINEAR;
import static dev.tracewright.graph.Samples.MY_MODULE;
import static dev.tracewright.graph.Samples.TENSOR;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Builds graphs with the words of torch.fx: all values are tensors, all modules are linear. */
final class TwinGraph {
  private static final ClassType FUNCTIONS = ClassType.of("com.acme", "Functions");

  final Graph graph = new Graph();

  Node in(String name) {
    return graph.placeholder(name, TENSOR);
  }

  Node operator(String name, Object... args) {
    return graph.callFunction(
        MemberRef.operator(name, types(args.length), TENSOR), arguments(args), TENSOR);
  }

  Node function(String name, Object... args) {
    return graph.callFunction(
        MemberRef.ofStatic(FUNCTIONS, name, types(args.length), TENSOR), arguments(args), TENSOR);
  }

  Node method(String name, Object... args) {
    MemberRef target = MemberRef.ofInterface(TENSOR, name, types(args.length - 1), TENSOR);
    return graph.callMethod(target, arguments(args), TENSOR);
  }

  Node attr(String path) {
    return graph.getAttr(path(path), TENSOR);
  }

  Node module(String path, Node argument) {
    MemberRef forward = MemberRef.ofVirtual(LINEAR, "forward", List.of(TENSOR), TENSOR);
    return graph.callModule(
        new ModuleTarget(path(path), forward), List.<Argument>of(argument), TENSOR);
  }

  Graph out(Object value) {
    graph.output(argument(value));
    return graph;
  }

  private static AttributePath path(String dotted) {
    AttributePath path = AttributePath.ROOT;
    for (String step : dotted.split("\\.")) {
      path =
          path.then(
              step.matches("[0-9]+")
                  ? new AttributePath.IndexStep(Integer.parseInt(step))
                  : new AttributePath.FieldStep(MY_MODULE, step, LINEAR, false));
    }
    return path;
  }

  private static List<TypeRef> types(int count) {
    return java.util.Collections.nCopies(count, TENSOR);
  }

  private static List<Argument> arguments(Object... values) {
    List<Argument> arguments = new ArrayList<>();
    for (Object each : values) {
      arguments.add(argument(each));
    }
    return arguments;
  }

  private static Argument argument(Object value) {
    if (value instanceof List<?> list) {
      return new ListArgument(arguments(list.toArray()));
    }
    if (value instanceof Map<?, ?> map) {
      Map<Literal, Argument> entries = new LinkedHashMap<>();
      map.forEach((key, each) -> entries.put(new Literal(key), argument(each)));
      return new MapArgument(entries);
    }
    return value instanceof Argument argument ? argument : new Literal(value);
  }
}
