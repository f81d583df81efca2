package dev.tracewright.interpret;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.RegionParts;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Runs regions. A region comes to its value, or to a {@link Leaving} that means a place further
 * out; only what is thrown is an exception, so a loop is a loop here, too.
 */
final class Regions {
  private final Linker linker;
  private final SubGraphs subGraphs;
  private final Map<Node, Map<@Nullable Object, Graph>> tables = new ConcurrentHashMap<>();

  /** Runs a sub-graph; the array is used up. */
  @FunctionalInterface
  interface SubGraphs {
    @Nullable Object run(Graph graph, @Nullable Object[] args) throws Throwable;
  }

  Regions(Linker linker, SubGraphs subGraphs) {
    this.linker = linker;
    this.subGraphs = subGraphs;
  }

  /** Runs a region on the values of an environment. */
  @Nullable Object run(Node node, RegionParts parts, Environment env) throws Throwable {
    Values values = new Values(linker, node, env);
    @Nullable Object[] operands = values.array(parts.operands());
    Object subject = parts.subject().isPresent() ? values.of(parts.subject().get()) : null;
    Object end =
        switch (parts.region()) {
          case COND -> {
            boolean holds = (Boolean) Objects.requireNonNull(subject);
            yield subGraphs.run(parts.graphs().get(holds ? 0 : 1), operands);
          }
          case SWITCH -> subGraphs.run(chosen(node, parts, subject), operands);
          case LOOP -> loop(node, parts, values.array(parts.initial()), operands);
          case BLOCK -> subGraphs.run(parts.body(), operands);
          case TRY -> attempt(node, parts, operands);
          case SYNCHRONIZED -> locked(parts, subject, operands);
          case LAMBDA -> FunctionObject.make(linker, node, parts, operands, subGraphs);
        };
    return end instanceof Leaving leaving && leaving.means(node) ? leaving.value() : end;
  }

  private Graph chosen(Node node, RegionParts parts, @Nullable Object selector) {
    Map<@Nullable Object, Graph> table = tables.get(node);
    if (table == null) {
      table = table(node, parts);
      tables.put(node, table);
    }
    Graph found = table.get(selector);
    if (found != null) {
      return found;
    }
    if (selector == null) {
      throw new NullPointerException();
    }
    return parts.graphs().get(parts.entries().indexOf(List.of()));
  }

  /** The sub-graph of each label. */
  private Map<@Nullable Object, Graph> table(Node node, RegionParts parts) {
    Map<@Nullable Object, Graph> table = new HashMap<>();
    for (int i = 0; i < parts.entries().size(); i++) {
      for (Argument label : parts.entries().get(i)) {
        Object value =
            label instanceof EnumConstant constant
                ? linker.constant(node, constant)
                : ((Literal) label).value();
        table.put(value, parts.graphs().get(i));
      }
    }
    return table;
  }

  /** What the next turn of a loop is given. */
  private static final class Turn {
    final @Nullable Object[] args;

    Turn(@Nullable Object[] first, @Nullable Object[] second) {
      args = joined(first, second);
    }
  }

  private @Nullable Object loop(
      Node node, RegionParts parts, @Nullable Object[] initial, @Nullable Object[] operands)
      throws Throwable {
    Object state = new Turn(initial, operands);
    while (state instanceof Turn turn) {
      state = afterTurn(node, parts, turn, operands);
    }
    return state;
  }

  /** The next turn, or what the loop comes to. */
  private @Nullable Object afterTurn(
      Node node, RegionParts parts, Turn turn, @Nullable Object[] operands) throws Throwable {
    Object end = subGraphs.run(parts.body(), turn.args);
    Object next = end;
    if (end instanceof Leaving leaving) {
      if (!leaving.means(node) || !leaving.isAgain()) {
        return leaving;
      }
      next = leaving.value();
    }
    return new Turn(several(next, parts.initial().size()), operands);
  }

  /** The values that an output handed on. */
  private static @Nullable Object[] several(@Nullable Object value, int count) {
    if (count == 0) {
      return new @Nullable Object[0];
    }
    return count > 1 && value instanceof List<?> values
        ? values.toArray()
        : new @Nullable Object[] {value};
  }

  private static @Nullable Object[] joined(@Nullable Object[] first, @Nullable Object[] second) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private @Nullable Object attempt(Node node, RegionParts parts, @Nullable Object[] operands)
      throws Throwable {
    Graph last = parts.finalizer().orElse(null);
    if (last == null) {
      return handled(node, parts, operands);
    }
    Object end;
    try {
      end = handled(node, parts, operands);
    } catch (Throwable thrown) {
      if (subGraphs.run(last, operands.clone()) instanceof Leaving instead) {
        return instead;
      }
      throw thrown;
    }
    return subGraphs.run(last, operands.clone()) instanceof Leaving instead ? instead : end;
  }

  private @Nullable Object handled(Node node, RegionParts parts, @Nullable Object[] operands)
      throws Throwable {
    try {
      return subGraphs.run(parts.body(), operands.clone());
    } catch (Throwable thrown) {
      Graph handler = handler(node, parts, thrown);
      if (handler == null) {
        throw thrown;
      }
      return subGraphs.run(handler, joined(new Object[] {thrown}, operands));
    }
  }

  private @Nullable Graph handler(Node node, RegionParts parts, Throwable thrown) {
    if (thrown instanceof UnresolvedTargetException) {
      // It says that the graph cannot run here; the code it stands for would not have thrown it.
      return null;
    }
    for (int i = 0; i < parts.entries().size(); i++) {
      for (Argument each : parts.entries().get(i)) {
        if (linker.load(node, ((ClassLiteral) each).type()).isInstance(thrown)) {
          return parts.handlers().get(i);
        }
      }
    }
    return null;
  }

  private @Nullable Object locked(
      RegionParts parts, @Nullable Object lock, @Nullable Object[] operands) throws Throwable {
    if (lock == null) {
      throw new NullPointerException();
    }
    synchronized (lock) {
      return subGraphs.run(parts.body(), operands);
    }
  }
}
