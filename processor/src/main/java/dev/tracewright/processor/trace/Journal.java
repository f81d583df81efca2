package dev.tracewright.processor.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What tracing changed, in order, so that it can be taken back: each branch starts from the same
 * state, and what turns out to be traced in the wrong way is traced again.
 */
final class Journal {
  private final List<Change> changes = new ArrayList<>();
  private final Deque<Set<Value.Aggregate>> watchers = new ArrayDeque<>();

  /** What a cell held before it was changed. */
  private record Change(Cell cell, @Nullable Object before) {}

  /**
   * A moment of tracing.
   *
   * @param position how many changes there had been
   * @param births how many aggregates had been made
   */
  record Mark(int position, long births) {}

  /** Now. */
  Mark mark() {
    return new Mark(changes.size(), Value.Aggregate.births());
  }

  /** Has to be told of every change before it is made. */
  void note(Cell cell) {
    changes.add(new Change(cell, cell.read()));
    Value.Aggregate changed = cell.aggregate();
    if (changed != null) {
      watchers.forEach(each -> each.add(changed));
    }
  }

  /**
   * Collects the aggregates that are changed, even where that is taken back, until it is closed.
   */
  Set<Value.Aggregate> watch() {
    Set<Value.Aggregate> changed = new LinkedHashSet<>();
    watchers.push(changed);
    return changed;
  }

  /** Ends what {@link #watch} began last. */
  void unwatch() {
    watchers.pop();
  }

  /** Takes back what changed since then. */
  void undo(Mark mark) {
    for (int i = changes.size() - 1; i >= mark.position(); i--) {
      Change change = changes.remove(i);
      change.cell().write(change.before());
    }
  }

  /**
   * What the cells hold now that have changed since then and whose content can matter to what
   * follows: those that were there then.
   */
  Map<Cell, @Nullable Object> since(Mark mark) {
    Map<Cell, @Nullable Object> found = new LinkedHashMap<>();
    Set<Cell> seen = new HashSet<>();
    for (int i = mark.position(); i < changes.size(); i++) {
      Change change = changes.get(i);
      // The first change tells whether it was there: a later one may be of a new variable.
      if (seen.add(change.cell())
          && change.cell().isShared()
          && change.cell().existed(change.before(), mark.births())) {
        found.put(change.cell(), null);
      }
    }
    found.replaceAll((cell, nothing) -> cell.read());
    return found;
  }

  /** What changed since then of aggregates, old and new, and what is there now. */
  Map<Cell, @Nullable Object> ofAggregates(Mark mark) {
    Map<Cell, @Nullable Object> found = new LinkedHashMap<>();
    for (int i = mark.position(); i < changes.size(); i++) {
      Cell cell = changes.get(i).cell();
      if (cell.isShared() && !(cell instanceof Cell.Variable)) {
        found.putIfAbsent(cell, cell.read());
      }
    }
    return found;
  }
}
