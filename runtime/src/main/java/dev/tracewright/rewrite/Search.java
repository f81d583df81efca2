package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayArgument;
import dev.tracewright.graph.ClassLiteral;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ListArgument;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MapArgument;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Region;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a pattern at one node of a graph after the other. What has still to agree is a list,
 * not a stack of calls, so that patterns and graphs may be as deep as they like; where there is a
 * choice (operands either way round, one of several users) it is taken back when it leads nowhere.
 * The work at one node is bounded, so that no pattern makes the search exponential.
 */
final class Search {
  /** How many comparisons a search at one node makes at most, beyond a few for each node. */
  private static final int LEAST_FUEL = 10_000;

  private final PatternPlan plan;
  private final Graph graph;
  private final Predicate<? super Node> usable;
  private final Bindings bindings = new Bindings();
  private final NodeComparison comparison;
  private final Map<Node, Argument> operands = new HashMap<>();
  private final Deque<Choice> choices = new ArrayDeque<>();
  private final @Nullable MismatchRecorder recorder;
  private @Nullable Work work;
  private int fuel;
  private long comparisons;

  /**
   * An argument of the pattern and one of the graph that have to agree, and what has to besides.
   */
  record Work(Argument pattern, Argument graph, @Nullable Work next) {}

  /** Where something else could have been tried. */
  private record Choice(int bound, Iterator<Work> alternatives) {}

  /**
   * A search.
   *
   * @param usable which nodes may be part of a match
   * @param recorder takes down why nothing was found, if anybody asks
   */
  Search(
      PatternPlan plan,
      Graph graph,
      TypeHierarchy types,
      Predicate<? super Node> usable,
      @Nullable MismatchRecorder recorder) {
    this.plan = plan;
    this.graph = graph;
    this.usable = usable;
    this.recorder = recorder;
    this.comparison = new NodeComparison(plan.pattern(), graph, types, bindings, operands);
  }

  /**
   * The first way in which the pattern's anchor stands for a node.
   *
   * @param accept a condition on the bindings; where it does not hold, other ways are tried
   * @return whether there is one; what it is stands in {@link #match}
   */
  boolean at(Node candidate, Predicate<? super Bindings> accept) {
    bindings.takeBack(0);
    operands.clear();
    choices.clear();
    fuel = LEAST_FUEL + 8 * plan.computing().size();
    work = new Work(plan.anchor(), candidate, null);
    while (true) {
      boolean holds = work == null ? nextNode() : agree();
      if (holds && work == null && isComplete() && accept.test(bindings)) {
        return true;
      }
      boolean goesOn = holds && (work != null || !isComplete());
      if (!goesOn && !takeBack()) {
        return false;
      }
    }
  }

  /** What the last search found. */
  Match match(Node candidate) {
    return bindings.match(plan.pattern(), graph, candidate);
  }

  /** How many comparisons were made so far: what matching costs. */
  long comparisons() {
    return comparisons;
  }

  private boolean isComplete() {
    return plan.lastFirst().stream().allMatch(each -> bindings.get(each) != null);
  }

  private boolean takeBack() {
    while (!choices.isEmpty() && fuel > 0) {
      Choice choice = choices.getLast();
      bindings.takeBack(choice.bound());
      if (choice.alternatives().hasNext()) {
        work = choice.alternatives().next();
        return true;
      }
      choices.removeLast();
    }
    return false;
  }

  /** Whether the first pair of the list agrees; what this asks for in turn joins the list. */
  private boolean agree() {
    Work pair = Objects.requireNonNull(work);
    work = pair.next();
    fuel--;
    comparisons++;
    Argument wanted = plan.resolve(pair.pattern());
    Argument given = PatternPlan.resolve(pair.graph(), operands);
    String difference = wanted instanceof Node node ? ofNode(node, given) : ofValue(wanted, given);
    if (!difference.isEmpty() && recorder != null) {
      recorder.record(bindings, wanted, given, difference);
    }
    return difference.isEmpty();
  }

  private String ofNode(Node wanted, Argument given) {
    Argument known = bindings.get(wanted);
    if (known != null) {
      return known.equals(given) ? "" : "the pattern has the same value there as elsewhere";
    }
    if (wanted.op() == Opcode.PLACEHOLDER) {
      return comparison.bindParameter(wanted, given);
    }
    if (!(given instanceof Node node)) {
      return "it is a constant";
    }
    if (node.graph() == graph && !usable.test(node)) {
      return "it is part of another match";
    }
    String difference = comparison.bindNode(wanted, node, this::add);
    if (difference.isEmpty()) {
      addArguments(wanted, node);
    }
    return difference;
  }

  private void addArguments(Node wanted, Node node) {
    if (wanted.target() instanceof Region) {
      return;
    }
    Work before = work;
    List<Argument> args = wanted.args();
    if (plan.pattern().commutes(wanted)) {
      Work swapped = new Work(args.get(0), node.arg(1), new Work(args.get(1), node.arg(0), before));
      choices.addLast(new Choice(bindings.size(), List.of(swapped).iterator()));
    }
    for (int i = args.size() - 1; i >= 0; i--) {
      add(args.get(i), node.arg(i));
    }
  }

  private void add(Argument wanted, Argument given) {
    work = new Work(wanted, given, work);
  }

  private String ofValue(Argument wanted, Argument given) {
    if (wanted instanceof Literal literal) {
      boolean any =
          plan.pattern().matchesAnyLiteral()
              && given instanceof Literal other
              && literal.type().equals(other.type());
      return any || literal.equals(given) ? "" : "the pattern has " + literal.text() + " there";
    }
    if (wanted instanceof EnumConstant || wanted instanceof ClassLiteral) {
      return wanted.equals(given) ? "" : "the pattern has " + wanted + " there";
    }
    if (wanted instanceof ArrayArgument array) {
      boolean same =
          given instanceof ArrayArgument other && array.component().equals(other.component());
      return same
          ? ofElements(array.elements(), ((ArrayArgument) given).elements())
          : "the pattern has an array of " + array.component().text() + " there";
    }
    if (wanted instanceof ListArgument list) {
      return given instanceof ListArgument other
          ? ofElements(list.elements(), other.elements())
          : "the pattern has a list there";
    }
    if (wanted instanceof MapArgument map) {
      return given instanceof MapArgument other
              && List.copyOf(map.entries().keySet()).equals(List.copyOf(other.entries().keySet()))
          ? ofElements(List.copyOf(map.entries().values()), List.copyOf(other.entries().values()))
          : "the pattern has a map with other keys there";
    }
    return "the pattern has another graph there";
  }

  private String ofElements(List<Argument> wanted, List<Argument> given) {
    if (wanted.size() != given.size()) {
      return "the pattern has %d elements there, not %d".formatted(wanted.size(), given.size());
    }
    for (int i = wanted.size() - 1; i >= 0; i--) {
      add(wanted.get(i), given.get(i));
    }
    return "";
  }

  /** Goes on with a node of the pattern that nothing stands for yet, nearest to what is known. */
  private boolean nextNode() {
    Node loose = null;
    for (Node each : plan.lastFirst()) {
      if (bindings.get(each) != null) {
        continue;
      }
      Node known = knownInput(each);
      if (known != null) {
        return choose(each, known.users().iterator());
      }
      loose = loose == null ? each : loose;
    }
    return loose == null || choose(loose, plan.candidates(loose, graph).iterator());
  }

  /** The input of a node that has the fewest users among those that stand for something already. */
  private @Nullable Node knownInput(Node wanted) {
    Node best = null;
    for (Node input : wanted.inputNodes()) {
      if (bindings.get(input) instanceof Node known
          && (best == null || known.users().size() < best.users().size())) {
        best = known;
      }
    }
    return best;
  }

  private boolean choose(Node wanted, Iterator<Node> candidates) {
    Iterator<Work> alternatives =
        new Iterator<>() {
          private @Nullable Node next = advance();

          private @Nullable Node advance() {
            while (candidates.hasNext() && fuel > 0) {
              Node each = candidates.next();
              fuel--;
              comparisons++;
              if (each.op() == wanted.op() && bindings.patternNode(each) == null) {
                return each;
              }
            }
            return null;
          }

          @Override
          public boolean hasNext() {
            return next != null;
          }

          @Override
          public Work next() {
            Node found = next;
            if (found == null) {
              throw new NoSuchElementException();
            }
            next = advance();
            return new Work(wanted, found, null);
          }
        };
    choices.addLast(new Choice(bindings.size(), alternatives));
    return takeBack();
  }
}
