package dev.tracewright.codegen;

import dev.tracewright.graph.Graph;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.Projection;
import dev.tracewright.graph.Region;
import dev.tracewright.graph.RegionParts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where statements stand and what can run after them: answers whether the value of a node may still
 * be read.
 */
final class Flow {
  private final Regions regions;
  private final Schedule schedule;
  private final Reads reads;
  private final Map<Node, Integer> positions = new HashMap<>();
  private final Map<Node, Integer> regionEnds = new HashMap<>();
  private final Map<Graph, Integer> starts = new HashMap<>();
  private final Map<Graph, Integer> ends = new HashMap<>();
  private final Map<Node, List<Integer>> uses = new HashMap<>();
  private final Map<Graph, Set<Landing>> landings = new HashMap<>();
  private final Map<Graph, List<Landing>> exceptional = new HashMap<>();
  private int next;

  /**
   * A place where control goes on that is not the next statement.
   *
   * @param kind which place
   * @param region the region it belongs to
   * @param graph the sub-graph that starts there; that of the region's node if it is behind it
   */
  private record Landing(Kind kind, Node region, Graph graph) {
    enum Kind {
      /** Behind the region. */
      BEHIND,
      /** At the start of a loop's body. */
      NEXT_TURN,
      /** At the start of a handler or a finally. */
      START
    }
  }

  /** A moment at which a variable gets a value: behind a statement, or as a graph starts. */
  record Moment(Graph graph, int position) {}

  Flow(Graph root, Regions regions, Schedule schedule, Reads reads) {
    this.regions = regions;
    this.schedule = schedule;
    this.reads = reads;
    exceptional.put(root, List.of());
    walk(root);
  }

  private Set<Landing> walk(Graph graph) {
    starts.put(graph, next++);
    Set<Landing> out = new LinkedHashSet<>();
    for (Node node : schedule.statements(graph)) {
      int position = next++;
      positions.put(node, position);
      reads.ofComputing(
          node, read -> uses.computeIfAbsent(read, key -> new ArrayList<>()).add(position));
      if (node.op() == Opcode.OUTPUT) {
        regions.destination(node).ifPresent(region -> out.add(landing(node, region)));
      } else if (schedule.isRegionStatement(node)) {
        out.addAll(enter(node));
      }
    }
    ends.put(graph, next++);
    landings.put(graph, out);
    return out;
  }

  private Landing landing(Node exit, Node region) {
    return regions.startsTurn(exit)
        ? new Landing(Landing.Kind.NEXT_TURN, region, regions.parts(region).body())
        : new Landing(Landing.Kind.BEHIND, region, region.graph());
  }

  /** Walks the sub-graphs; what is left are the landings outside of the region. */
  private Set<Landing> enter(Node region) {
    RegionParts parts = regions.parts(region);
    List<Landing> around =
        Objects.requireNonNull(exceptional.get(region.graph()), "walked from outside in");
    Set<Landing> out = new LinkedHashSet<>();
    for (int i = 0; i < parts.graphs().size(); i++) {
      Graph sub = parts.graphs().get(i);
      List<Landing> own = new ArrayList<>();
      if (region.target() == Region.TRY) {
        for (Graph later : i == 0 ? parts.handlers() : List.<Graph>of()) {
          own.add(new Landing(Landing.Kind.START, region, later));
        }
        parts
            .finalizer()
            .filter(each -> each != sub)
            .ifPresent(each -> own.add(new Landing(Landing.Kind.START, region, each)));
      }
      own.addAll(around);
      exceptional.put(sub, own);
      Set<Landing> from = walk(sub);
      if (regions.isFinalizer(sub)) {
        // It ends in whatever was under way.
        from.addAll(out);
      }
      out.addAll(from);
    }
    out.removeIf(each -> each.region() == region);
    regionEnds.put(region, next++);
    return out;
  }

  /** Whether anything reads the value of a node. */
  boolean isRead(Node node) {
    return uses.containsKey(node);
  }

  private boolean isReadBetween(Node value, int from, int to) {
    List<Integer> all = uses.getOrDefault(value, List.of());
    int at = Collections.binarySearch(all, from + 1);
    int first = at < 0 ? -at - 1 : at;
    return first < all.size() && all.get(first) <= to;
  }

  /** The moments at which the variable of a node gets its value; before the first it has none. */
  List<Moment> definitions(Node value) {
    List<Moment> found = new ArrayList<>(List.of(definition(value)));
    if (value.op() == Opcode.PLACEHOLDER) {
      value
          .graph()
          .owner()
          .filter(owner -> owner.target() == Region.LOOP)
          .ifPresent(loop -> regions.turns(loop).forEach(exit -> found.add(at(exit))));
    } else if (regionEnds.containsKey(source(value))) {
      regions.ends(source(value)).forEach(exit -> found.add(at(exit)));
    }
    return found;
  }

  /** Where a value comes to be. */
  int position(Node value) {
    return definition(value).position();
  }

  /** In how many graphs a value comes to be. */
  int depth(Node value) {
    int depth = 0;
    for (Graph each = definition(value).graph();
        each.owner().isPresent();
        each = each.owner().get().graph()) {
      depth++;
    }
    return depth;
  }

  private Moment definition(Node value) {
    if (value.op() == Opcode.PLACEHOLDER) {
      return new Moment(
          value.graph(),
          Objects.requireNonNull(starts.get(value.graph()), "another method's parameter"));
    }
    Integer end = regionEnds.get(source(value));
    return end == null ? at(value) : new Moment(value.graph(), end);
  }

  /** The region that a projection is a result of, else the node itself. */
  private static Node source(Node value) {
    return value.target() instanceof Projection ? (Node) value.arg(0) : value;
  }

  /** The moment behind a statement. */
  private Moment at(Node statement) {
    return new Moment(
        statement.graph(), Objects.requireNonNull(positions.get(statement), "no statement"));
  }

  /** Whether a value is there at some moment and may be read afterwards. */
  boolean isLive(Node value, Moment moment) {
    Moment first = definition(value);
    return isHeld(value, moment)
        || (isInside(moment.graph(), first.graph())
            && first.position() <= moment.position()
            && isReadAfter(value, moment, new HashSet<>()));
  }

  /** Whether a finally runs between the exit that assigns the value and the value's use. */
  private boolean isHeld(Node value, Moment moment) {
    Node region = source(value);
    if (value.op() == Opcode.PLACEHOLDER) {
      region = value.graph().owner().orElse(value);
    }
    boolean inFinalizer = false;
    Graph each = moment.graph();
    while (each.owner().isPresent()) {
      inFinalizer |= regions.isFinalizer(each);
      if (each.owner().get() == region) {
        return inFinalizer && isRead(value);
      }
      each = each.owner().get().graph();
    }
    return false;
  }

  private static boolean isInside(Graph graph, Graph around) {
    Graph each = graph;
    while (each != around) {
      if (each.owner().isEmpty()) {
        return false;
      }
      each = each.owner().get().graph();
    }
    return true;
  }

  private boolean isReadAfter(Node value, Moment moment, Set<Landing> seen) {
    int end = Objects.requireNonNull(ends.get(moment.graph()), "another method's");
    if (isReadBetween(value, moment.position(), end)) {
      return true;
    }
    for (Landing each : landings.getOrDefault(moment.graph(), Set.of())) {
      if (isReadFrom(value, each, seen)) {
        return true;
      }
    }
    for (Landing each : exceptional.getOrDefault(moment.graph(), List.of())) {
      if (isReadFrom(value, each, seen)) {
        return true;
      }
    }
    return false;
  }

  private boolean isReadFrom(Node value, Landing landing, Set<Landing> seen) {
    boolean inScope = isInside(landing.region().graph(), definition(value).graph());
    if (!inScope || !seen.add(landing)) {
      return false;
    }
    int position =
        landing.kind() == Landing.Kind.BEHIND
            ? Objects.requireNonNull(regionEnds.get(landing.region()), "walked")
            : Objects.requireNonNull(starts.get(landing.graph()), "walked");
    return isReadAfter(value, new Moment(landing.graph(), position), seen);
  }
}
