package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Exit;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import dev.tracewright.graph.Target;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Whether one node can stand for another, by itself; what is found is bound. */
final class NodeComparison {
  private final Pattern pattern;
  private final Graph graph;
  private final Bindings bindings;
  private final Map<Node, Argument> operands;
  private final TypeArguments types;

  NodeComparison(
      Pattern pattern,
      Graph graph,
      TypeHierarchy types,
      Bindings bindings,
      Map<Node, Argument> operands) {
    this.pattern = pattern;
    this.graph = graph;
    this.bindings = bindings;
    this.operands = operands;
    this.types = new TypeArguments(types, bindings::type, bindings::bindType);
  }

  /** Binds a parameter of the pattern; says why that cannot be, or nothing. */
  String bindParameter(Node parameter, Argument given) {
    if (parameter.graph() != pattern.graph()) {
      return "the pattern has a value of its own region there";
    }
    if (given instanceof Node node && node.graph() != graph) {
      return "it is computed inside the region";
    }
    String name = Pattern.nameOf(parameter);
    if (pattern.literals().contains(name) && !isConstant(given)) {
      return "the parameter " + name + " stands for constants only";
    }
    TypeRef type = typeOf(given);
    if (type == null || !types.accept(parameter.type(), type)) {
      return "the parameter %s is of type %s, not %s"
          .formatted(name, parameter.type().text(), type == null ? "a list" : type.text());
    }
    bindings.bindParameter(parameter, given);
    return "";
  }

  private static boolean isConstant(Argument argument) {
    return argument instanceof Literal
        || argument instanceof EnumConstant
        || argument instanceof ClassLiteral;
  }

  /** The type of an argument; null for what has none in Java. */
  static @Nullable TypeRef typeOf(Argument argument) {
    if (argument instanceof Node node) {
      return node.type();
    }
    if (argument instanceof Literal literal) {
      return literal.type();
    }
    if (argument instanceof EnumConstant constant) {
      return constant.type();
    }
    if (argument instanceof ClassLiteral) {
      return ClassType.CLASS;
    }
    return argument instanceof ArrayArgument array ? array.component().array() : null;
  }

  /**
   * Binds a node that computes something, and for a region everything inside; says why that cannot
   * be, or nothing.
   *
   * @param further takes what has to agree besides: the operands of the region and of what is
   *     inside
   */
  String bindNode(Node wanted, Node given, BiConsumer<Argument, Argument> further) {
    if ((wanted.graph() == pattern.graph()) != (given.graph() == graph)) {
      return "it stands in another region";
    }
    if (wanted.graph() != pattern.graph()) {
      return "the pattern computes it in its own region";
    }
    String difference = compare(wanted, given);
    if (difference.isEmpty() && wanted.target() instanceof Region) {
      return bindRegion(wanted, given, further);
    }
    return difference;
  }

  private String compare(Node wanted, Node given) {
    if (bindings.patternNode(given) != null) {
      return "it stands for another node of the pattern already";
    }
    if (wanted.op() != given.op() || !sameTarget(wanted, given)) {
      return "it is %s, the pattern has %s"
          .formatted(given.target().text(), wanted.target().text());
    }
    if (wanted.args().size() != given.args().size() && !(wanted.target() instanceof Region)) {
      return "it has %d arguments, the pattern %d"
          .formatted(given.args().size(), wanted.args().size());
    }
    if (!types.accept(wanted.type(), given.type())) {
      return "it is of type %s, the pattern has %s"
          .formatted(given.type().text(), wanted.type().text());
    }
    bindings.bindNode(wanted, given);
    return "";
  }

  private boolean sameTarget(Node wanted, Node given) {
    Target target = wanted.target();
    Target other = given.target();
    if (target.equals(other)) {
      return !(target instanceof Exit exit) || sameLabel(wanted, given, exit);
    }
    if (target instanceof AttributePath path && other instanceof AttributePath found) {
      return samePath(path, found);
    }
    if (target instanceof ModuleTarget module && other instanceof ModuleTarget found) {
      return module.method().equals(found.method()) && samePath(module.path(), found.path());
    }
    return target instanceof Exit exit
        && other instanceof Exit found
        && exit.kind() == found.kind()
        && exit.label() != null
        && found.label() != null
        && sameLabel(wanted, given, exit);
  }

  /** A label means a region, and the names of these differ. */
  private boolean sameLabel(Node wanted, Node given, Exit exit) {
    if (exit.label() == null) {
      return true;
    }
    Node meant = exit.regionFrom(wanted.graph()).orElse(null);
    return meant != null
        && given.target() instanceof Exit found
        && found.regionFrom(given.graph()).orElse(null) == bindings.get(meant);
  }

  /**
   * The rest of the path behind a parameter that stands for a submodule is the end of the other.
   */
  private boolean samePath(AttributePath wanted, AttributePath given) {
    String first = wanted.isRoot() ? "" : wanted.steps().get(0).text();
    if (!pattern.modules().contains(first)) {
      return wanted.equals(given);
    }
    List<AttributePath.Step> rest = wanted.steps().subList(1, wanted.steps().size());
    int length = given.steps().size() - rest.size();
    if (length < 0 || !given.steps().subList(length, given.steps().size()).equals(rest)) {
      return false;
    }
    AttributePath module = new AttributePath(given.steps().subList(0, length));
    AttributePath known = bindings.module(first);
    if (known == null) {
      bindings.bindModule(first, module);
    }
    return known == null || known.equals(module);
  }

  /** What happens inside a region is the same if it is node for node, in the same order. */
  private String bindRegion(Node wanted, Node given, BiConsumer<Argument, Argument> further) {
    Deque<Node[]> open = new ArrayDeque<>();
    open.add(new Node[] {wanted, given});
    while (!open.isEmpty()) {
      Node[] pair = open.remove();
      RegionParts parts = RegionParts.of(pair[0]);
      RegionParts others = RegionParts.of(pair[1]);
      String difference = compareParts(parts, others, further);
      if (!difference.isEmpty()) {
        return difference;
      }
      PatternPlan.operands(pair[1], operands);
      for (int i = 0; i < parts.graphs().size(); i++) {
        difference = bindBody(parts, others, i, open, further);
        if (!difference.isEmpty()) {
          return difference;
        }
      }
    }
    return "";
  }

  private static String compareParts(
      RegionParts parts, RegionParts others, BiConsumer<Argument, Argument> further) {
    if (parts.graphs().size() != others.graphs().size()
        || !parts.entries().equals(others.entries())
        || parts.initial().size() != others.initial().size()
        || parts.subject().isPresent() != others.subject().isPresent()) {
      return "its parts are not those of the pattern";
    }
    for (int i = 0; i < parts.initial().size(); i++) {
      further.accept(parts.initial().get(i), others.initial().get(i));
    }
    parts.subject().ifPresent(each -> further.accept(each, others.subject().orElseThrow()));
    return "";
  }

  private String bindBody(
      RegionParts parts,
      RegionParts others,
      int index,
      Deque<Node[]> regions,
      BiConsumer<Argument, Argument> further) {
    Graph body = parts.graphs().get(index);
    Graph other = others.graphs().get(index);
    int own = parts.ownParameters(body);
    List<Node> parameters = body.placeholders();
    List<Node> otherParameters = other.placeholders();
    if (own != others.ownParameters(other)
        || body.size() - parameters.size() != other.size() - otherParameters.size()) {
      return "the pattern has more or fewer steps inside";
    }
    for (int i = 0; i < own; i++) {
      if (!types.accept(parameters.get(i).type(), otherParameters.get(i).type())) {
        return "a value inside is of another type than in the pattern";
      }
      bindings.bindParameter(parameters.get(i), otherParameters.get(i));
    }
    Iterator<Node> steps = computing(other);
    for (Iterator<Node> wanted = computing(body); wanted.hasNext(); ) {
      Node step = wanted.next();
      Node found = steps.next();
      String difference = compare(step, found);
      if (!difference.isEmpty()) {
        return "%" + found + " inside differs: " + difference;
      }
      if (step.target() instanceof Region) {
        regions.add(new Node[] {step, found});
      } else {
        for (int i = 0; i < step.args().size(); i++) {
          further.accept(step.arg(i), found.arg(i));
        }
      }
    }
    return "";
  }

  private static Iterator<Node> computing(Graph body) {
    return body.nodes().stream().filter(each -> each.op() != Opcode.PLACEHOLDER).iterator();
  }
}
