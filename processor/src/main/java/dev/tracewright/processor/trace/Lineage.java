package dev.tracewright.processor.trace;

import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.syntax.Span;
import dev.tracewright.processor.trace.Provenance.Origin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a value depends on: the nearest places where something stopped being known. */
final class Lineage {
  private static final int MOST_NODES = 2_000;
  private static final int MOST_ORIGINS = 3;
  private static final int MOST_VARIABLES = 3;
  private static final int LONGEST_CHAIN = 4;

  private final Provenance provenance;

  /** By origin, the nodes of the variables through which the value comes from it, nearest first. */
  private final Map<Origin, List<Node>> found = new LinkedHashMap<>();

  private final Set<Node> seen = new HashSet<>();

  /** A node on the way, and the variables between it and the value. */
  private record Step(Node node, List<Node> variables) {}

  private Lineage(Provenance provenance) {
    this.provenance = provenance;
  }

  /** What a value depends on. */
  static Lineage of(Value value, Provenance provenance) {
    Lineage lineage = new Lineage(provenance);
    if (value instanceof Value.ModuleValue module) {
      provenance.of(module.path()).ifPresent(each -> lineage.found.put(each, List.of()));
    } else if (value instanceof Value.NodeValue node) {
      lineage.search(List.of(node.node()));
    } else if (value instanceof Value.Aggregate aggregate && aggregate.escaped() != null) {
      lineage.search(List.of(aggregate.escaped()));
    }
    return lineage;
  }

  private void search(List<Node> from) {
    Deque<Step> open = new ArrayDeque<>();
    from.forEach(each -> open.add(new Step(each, List.of())));
    while (!open.isEmpty() && seen.size() < MOST_NODES) {
      Step step = open.poll();
      if (!seen.add(step.node())) {
        continue;
      }
      Optional<Origin> origin = provenance.of(step.node());
      List<Node> handedOn = provenance.handedOn(step.node());
      if (origin.isPresent()) {
        found.putIfAbsent(origin.get(), step.variables());
      } else if (!handedOn.isEmpty()) {
        handedOn.forEach(each -> open.add(new Step(each, step.variables())));
      } else {
        List<Node> variables = with(step.node(), step.variables());
        step.node().inputNodes().forEach(each -> open.add(new Step(each, variables)));
      }
    }
  }

  private static List<Node> with(Node node, List<Node> variables) {
    if (node.isTemporary() || node.op() == Opcode.PLACEHOLDER) {
      return variables;
    }
    List<Node> more = new ArrayList<>(variables);
    more.add(node);
    return more;
  }

  /** The nearest place, or another where nothing is known of it. */
  Site nearest(Site otherwise) {
    return found.isEmpty() ? otherwise : found.keySet().iterator().next().site();
  }

  /** All that it depends on, as nouns, for a reader who looks at a place. */
  String text(Span from) {
    return found.isEmpty() ? "what is computed there" : text(from, LONGEST_CHAIN);
  }

  private String text(Span from, int longest) {
    List<String> texts = new ArrayList<>();
    found.forEach(
        (origin, variables) -> {
          if (texts.size() < MOST_ORIGINS) {
            texts.add(text(origin, variables, from, longest));
          }
        });
    if (found.size() > MOST_ORIGINS) {
      texts.add((found.size() - MOST_ORIGINS) + " more");
    }
    return String.join(", and on ", texts);
  }

  private String text(Origin origin, List<Node> variables, Span from, int longest) {
    Span at = origin.site().span();
    boolean isSame = at.file().equals(from.file()) && at.line() == from.line();
    String text = origin.text().get() + (isSame ? "" : " (" + place(at, from) + ")");
    if (!variables.isEmpty()) {
      text += " by way of " + names(variables, from);
    }
    if (longest > 0 && !origin.causes().isEmpty()) {
      Lineage before = new Lineage(provenance);
      before.search(origin.causes());
      before.found.remove(origin);
      if (!before.found.isEmpty()) {
        text += ", depending on " + before.text(from, longest - 1);
      }
    }
    return text;
  }

  /** The variables, the one nearest to the origin first, one for each line. */
  private static String names(List<Node> variables, Span from) {
    Map<String, String> byPlace = new LinkedHashMap<>();
    for (int i = variables.size() - 1; i >= 0; i--) {
      Node each = variables.get(i);
      String place = each.position().map(at -> place(at, from)).orElse("");
      byPlace.putIfAbsent(place, "'" + each.name() + "' (" + place + ")");
    }
    List<String> shown = byPlace.values().stream().limit(MOST_VARIABLES).toList();
    return String.join(", ", shown) + (byPlace.size() > shown.size() ? ", …" : "");
  }

  private static String place(SourcePosition at, Span from) {
    return place(at.file(), at.line(), from);
  }

  /** Where something is, as one says it elsewhere. */
  static String place(Span span, Span from) {
    return place(span.file(), span.line(), from);
  }

  private static String place(String file, int line, Span from) {
    return file.equals(from.file())
        ? "line " + line
        : file.substring(file.lastIndexOf('/') + 1) + ":" + line;
  }
}
