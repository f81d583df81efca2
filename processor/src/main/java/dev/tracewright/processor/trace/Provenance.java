package dev.tracewright.processor.trace;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where values stopped being known, for those who ask. An operation on a value that is not known is
 * not known either; the places where it began are kept by node, and nothing is kept unless somebody
 * asks.
 */
final class Provenance {
  private static final int MOST_VALUES = 4;

  private final boolean isAsked;
  private final Map<Node, Origin> origins = new HashMap<>();
  private final Map<Node, Origin> aggregates = new HashMap<>();
  private final Map<AttributePath, Origin> fields = new HashMap<>();

  /** By node, those that it only hands on. */
  private final Map<Node, List<Node>> handedOn = new HashMap<>();

  private final Map<Graph, Scope> scopes = new HashMap<>();

  Provenance(boolean isAsked) {
    this.isAsked = isAsked;
  }

  /**
   * Where a value stopped being known.
   *
   * @param site the place
   * @param text what there is, as a noun: {@code the parameter 'n'}
   * @param causes what was not known before and has to do with it
   */
  record Origin(Site site, Supplier<String> text, List<Node> causes) {}

  /** Whether somebody asks. */
  boolean isAsked() {
    return isAsked;
  }

  /** Is told of every graph that is traced into. */
  void enter(Scope scope) {
    if (isAsked) {
      scopes.put(scope.graph(), scope);
    }
  }

  /** A parameter of the captured method. */
  void parameter(Node node, Site site) {
    begins(node, site, () -> "the parameter '" + node.name() + "'", List.of());
  }

  /** The parameter of a handler. */
  void caught(Node node, Site site) {
    begins(node, site, () -> "the exception '" + node.name() + "'", List.of());
  }

  /** What a loop carries; it stopped being known there if it was known before. */
  void carried(Node parameter, Argument first, Site loop) {
    if (isAsked && first instanceof Node node) {
      handedOn.put(parameter, List.of(node));
    } else {
      String text = "'" + parameter.name() + "', which the loop carries";
      begins(parameter, loop, () -> text, List.of());
    }
  }

  /**
   * A result of a region: what several paths bring.
   *
   * @param decides what chooses the path, or null
   */
  void joined(Node result, List<Value> values, @Nullable Argument decides, Site site) {
    if (!isAsked) {
      return;
    }
    List<Node> causes = new ArrayList<>();
    if (decides instanceof Node node) {
      causes.add(node);
    }
    for (Value each : values) {
      if (each instanceof Value.NodeValue node) {
        causes.add(node.node());
      }
    }
    boolean isLogical =
        result.type() == PrimitiveType.BOOLEAN
            && values.stream().filter(Value.Known.class::isInstance).count() == 1;
    if (values.size() == 1 || isLogical) {
      handedOn.put(result, causes);
    } else {
      String either = either(values);
      begins(result, site, () -> named(result) + ", which is " + either, causes);
    }
  }

  private static String named(Node node) {
    return node.isTemporary() ? "a value" : "'" + node.name() + "'";
  }

  private static String either(List<Value> values) {
    Set<String> texts = new LinkedHashSet<>();
    values.forEach(each -> texts.add(text(each)));
    List<String> shown = texts.stream().limit(MOST_VALUES).toList();
    return String.join(" or ", shown) + (texts.size() > shown.size() ? " or …" : "");
  }

  private static String text(Value value) {
    if (!(value instanceof Value.Known known)) {
      return value instanceof Value.NodeValue node && !node.node().isTemporary()
          ? "'" + node.node().name() + "'"
          : "computed";
    }
    if (known.value() instanceof EnumConstant constant) {
      return constant.name();
    }
    return known.value() instanceof Argument argument
        ? argument.toString()
        : new Literal(known.value()).toString();
  }

  /** A variable of the graph that is read. */
  void loaded(Node node, String name, Site site) {
    begins(
        node,
        site,
        () -> "'" + name + "', whose assignments an exception may interrupt",
        List.of());
  }

  /** A recorded call. */
  void result(Node node, String method, Site site) {
    if (isAsked) {
      List<Node> causes = new ArrayList<>();
      for (Node each : node.inputNodes()) {
        if (made(new Value.NodeValue(each)).isPresent()) {
          causes.add(each);
        }
      }
      begins(node, site, () -> "the result of the recorded call of '" + method + "'", causes);
    }
  }

  /** An array or list that the graph holds from now on; what cannot change stays known. */
  void made(Node node, Value.Aggregate aggregate, Site site) {
    boolean isArray = aggregate instanceof Value.ArrayValue;
    if (isAsked && (isArray || (aggregate instanceof Value.ListValue list && list.mutable()))) {
      String text = isArray ? "an array" : "a list";
      aggregates.put(node, new Origin(site, () -> text, List.of()));
      begins(node, site, () -> text + " that the graph holds", List.of());
    }
  }

  /** Where the graph began to hold an array or list; empty where it does not or nobody asks. */
  Optional<Origin> made(Value value) {
    Node node = value instanceof Value.NodeValue read ? read.node() : null;
    if (value instanceof Value.Aggregate aggregate) {
      node = aggregate.escaped();
    }
    while (isAsked && node != null && !aggregates.containsKey(node)) {
      List<Node> from = handedOn(node);
      node = from.size() == 1 ? from.get(0) : null;
    }
    return node == null ? Optional.empty() : Optional.ofNullable(aggregates.get(node));
  }

  /** A field, or an element of what a field holds, of which only the type is known. */
  void open(AttributePath path, String why, Site site) {
    if (isAsked) {
      String text = "the field '" + path.dotted() + "', which is not known since " + why;
      fields.putIfAbsent(path, new Origin(site, () -> text, List.of()));
    }
  }

  /** The node that reads a field. */
  void attribute(Node node, AttributePath path, Site site) {
    if (isAsked && path.isMutable()) {
      String text = "the field '" + path.dotted() + "', which can change";
      begins(node, site, () -> text, List.of());
    } else if (isAsked) {
      String text = "the field '" + path.dotted() + "'";
      fields.putIfAbsent(path, new Origin(site, () -> text, List.of()));
    }
  }

  private void begins(Node node, Site site, Supplier<String> text, List<Node> causes) {
    if (isAsked) {
      origins.put(node, new Origin(site, text, causes));
    }
  }

  /** Where the value of a node stopped being known, if it was known before. */
  Optional<Origin> of(Node node) {
    return Optional.ofNullable(
        node.target() instanceof AttributePath path && !path.isMutable()
            ? fields.get(path)
            : origins.get(node));
  }

  /** Where the value at a path stopped being known. */
  Optional<Origin> of(AttributePath path) {
    return Optional.ofNullable(fields.get(path));
  }

  /** The nodes whose values a node only hands on; none if it computes one of its own. */
  List<Node> handedOn(Node node) {
    List<Node> known = handedOn.get(node);
    if (known != null) {
      return known;
    }
    Scope scope = node.op() == Opcode.PLACEHOLDER ? scopes.get(node.graph()) : null;
    Node operand = scope == null ? null : scope.standsFor(node);
    return operand == null ? List.of() : List.of(operand);
  }
}
