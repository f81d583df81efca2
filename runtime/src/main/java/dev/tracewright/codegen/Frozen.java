package dev.tracewright.codegen;

import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import java.util.List;

/**
 * A captured method in two parts: values that are computed when a module is made, and the rest,
 * which reads them as fields of the generated class.
 *
 * @param rest the method without what computes the values
 * @param values the values, each after those that it is computed from
 */
record Frozen(CapturedMethod rest, List<Value> values) {
  /** Copies the list. */
  Frozen {
    values = List.copyOf(values);
  }

  /**
   * One value.
   *
   * @param path where it is read
   * @param origin the node of the captured method that computes it
   * @param graph computes it from attributes and from the values before it
   */
  record Value(AttributePath path, Node origin, Graph graph) {
    /** The name of its field. */
    String field() {
      return path.dotted();
    }
  }

  /** A method in two parts if its user promises that attributes do not change. */
  static Frozen of(CapturedMethod method, Attributes attributes) {
    return method.signature().frozen()
        ? new Freezing(method.result(), attributes).split(method)
        : new Frozen(method, List.of());
  }
}
