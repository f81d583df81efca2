package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Walks and rebuilds trees of arguments. */
public final class Arguments {
  private Arguments() {}

  /** Calls {@code action} on every argument that holds no others, sub-graphs included, in order. */
  public static void forEachLeaf(Argument argument, Consumer<? super Argument> action) {
    if (argument instanceof ListArgument list) {
      list.elements().forEach(each -> forEachLeaf(each, action));
    } else if (argument instanceof ArrayArgument array) {
      array.elements().forEach(each -> forEachLeaf(each, action));
    } else if (argument instanceof MapArgument map) {
      map.entries().values().forEach(each -> forEachLeaf(each, action));
    } else {
      action.accept(argument);
    }
  }

  /**
   * The tree with every leaf replaced by what {@code change} makes of it: torch.fx's {@code
   * map_aggregate}. What does not change is the same object.
   */
  public static Argument mapLeaves(Argument argument, UnaryOperator<Argument> change) {
    if (argument instanceof ListArgument list) {
      List<Argument> elements = mapAll(list.elements(), change);
      return elements == list.elements() ? list : new ListArgument(elements);
    }
    if (argument instanceof ArrayArgument array) {
      List<Argument> elements = mapAll(array.elements(), change);
      return elements == array.elements() ? array : new ArrayArgument(array.component(), elements);
    }
    if (argument instanceof MapArgument map) {
      Map<Literal, Argument> entries = new LinkedHashMap<>();
      boolean changed = false;
      for (Map.Entry<Literal, Argument> each : map.entries().entrySet()) {
        Argument mapped = mapLeaves(each.getValue(), change);
        changed |= mapped != each.getValue();
        entries.put(each.getKey(), mapped);
      }
      return changed ? new MapArgument(entries) : map;
    }
    return change.apply(argument);
  }

  /** {@link #mapLeaves} of every argument; the same list if nothing changed. */
  public static List<Argument> mapAll(List<Argument> arguments, UnaryOperator<Argument> change) {
    List<Argument> changed = null;
    for (int i = 0; i < arguments.size(); i++) {
      Argument argument = arguments.get(i);
      Argument mapped = mapLeaves(argument, change);
      if (mapped != argument && changed == null) {
        changed = new ArrayList<>(arguments);
      }
      if (changed != null) {
        changed.set(i, mapped);
      }
    }
    return changed == null ? arguments : List.copyOf(changed);
  }

  /** The arguments with every node replaced: torch.fx's {@code map_arg}. */
  public static List<Argument> mapNodes(
      List<Argument> arguments, Function<? super Node, ? extends Argument> change) {
    return mapAll(arguments, leaf -> leaf instanceof Node node ? change.apply(node) : leaf);
  }

  /** The sub-graphs among a node's arguments, in order. */
  public static List<Graph> subGraphs(Node node) {
    List<Graph> found = null;
    for (Argument argument : node.args()) {
      if (argument instanceof Graph graph) {
        found = found == null ? new ArrayList<>() : found;
        found.add(graph);
      } else if (argument instanceof ListArgument
          || argument instanceof ArrayArgument
          || argument instanceof MapArgument) {
        List<Graph> nested = new ArrayList<>();
        forEachLeaf(
            argument,
            leaf -> {
              if (leaf instanceof Graph graph) {
                nested.add(graph);
              }
            });
        if (!nested.isEmpty()) {
          found = found == null ? new ArrayList<>() : found;
          found.addAll(nested);
        }
      }
    }
    return found == null ? List.of() : found;
  }
}
