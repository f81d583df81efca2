package dev.tracewright.codegen;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For each variable, the innermost list of statements that holds everything that names it. */
final class Spans {
  private final Mentions mentions;
  private final Map<Local, Span> spans = new LinkedHashMap<>();
  private final Set<Span> read = new LinkedHashSet<>();
  private final IdentityHashMap<List<Statement>, Block> blocks = new IdentityHashMap<>();
  private final Map<Block, List<Span>> namedAt;
  private final Map<Block, List<Span>> readAt;

  /** A list of statements by its place in the list around it. */
  private static final class Block {
    private final @Nullable Block parent;
    private final int index;
    private final int depth;

    Block(@Nullable Block parent, int index) {
      this.parent = parent;
      this.index = index;
      this.depth = parent == null ? 0 : parent.depth + 1;
    }

    Block out() {
      return Objects.requireNonNull(parent, "the outermost block holds all");
    }
  }

  /** Where a variable is named. */
  static final class Span {
    private final Local local;
    private Block home;
    private int first;
    private int last;
    private int mentions;
    private boolean inHead;

    Span(Local local, Block home, int index) {
      this.local = local;
      this.home = home;
      this.first = index;
      this.last = index;
    }

    private void add(Block block, int index) {
      Block other = block;
      int at = index;
      while (home != other) {
        if (home.depth >= other.depth) {
          first = home.index;
          home = home.out();
        } else {
          at = other.index;
          other = other.out();
        }
      }
      last = at;
      mentions++;
    }

    Local local() {
      return local;
    }

    /** The first statement of the list that names the variable or holds one that does. */
    int first() {
      return first;
    }

    /** The last one. */
    int last() {
      return last;
    }

    /** Whether the head of a loop declares the variable. */
    boolean isInHead() {
      return inHead;
    }
  }

  Spans(BodyPlan plan, List<Statement> statements) {
    this.mentions = new Mentions(plan);
    collect(statements, new Block(null, 0));
    this.namedAt = byHome(spans.values());
    this.readAt = byHome(read);
  }

  private void collect(List<Statement> statements, Block block) {
    if (!statements.isEmpty()) {
      blocks.put(statements, block);
    }
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      int index = i;
      mentions.of(
          statement, each -> read.add(name(each, block, index)), each -> name(each, block, index));
      if (statement instanceof Statement.Loop loop
          && loop.form() instanceof Statement.Count count) {
        name(count.initial().to(), block, index).inHead = true;
      }
      for (List<Statement> inner : Mentions.inside(statement)) {
        collect(inner, new Block(block, i));
      }
    }
  }

  private Span name(Local local, Block block, int index) {
    Span span = spans.computeIfAbsent(local, key -> new Span(local, block, index));
    span.add(block, index);
    return span;
  }

  /** All variables in the order in which they are first named. */
  Set<Local> locals() {
    return spans.keySet();
  }

  /** The variables that are named once, where they are assigned. */
  Set<Local> unread() {
    Set<Local> found = new LinkedHashSet<>();
    for (Span each : spans.values()) {
      if (each.mentions == 1 && !read.contains(each) && !each.local.isParameter()) {
        found.add(each.local);
      }
    }
    return found;
  }

  /** The variables whose home is a list, in the order in which they are first named. */
  List<Span> named(List<Statement> statements) {
    return at(namedAt, statements);
  }

  /** Those of them that are read, in the order in which they are first read. */
  List<Span> read(List<Statement> statements) {
    return at(readAt, statements);
  }

  private List<Span> at(Map<Block, List<Span>> all, List<Statement> statements) {
    Block block = blocks.get(statements);
    return block == null ? List.of() : all.getOrDefault(block, List.of());
  }

  private static Map<Block, List<Span>> byHome(Collection<Span> all) {
    Map<Block, List<Span>> found = new HashMap<>();
    for (Span each : all) {
      found.computeIfAbsent(each.home, key -> new ArrayList<>()).add(each);
    }
    return found;
  }
}
