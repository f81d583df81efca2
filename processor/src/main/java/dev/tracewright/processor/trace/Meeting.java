package dev.tracewright.processor.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A place where paths of execution meet that come out of regions. */
final class Meeting {
  private final @Nullable RegionDraft region;
  private final Journal.Mark start;
  private final List<Arrival> arrivals = new ArrayList<>();
  private boolean used;

  /**
   * A path that leads here.
   *
   * @param scope the graph that it ends
   * @param changes what it changed since the start of what was there then, and what is there now
   * @param made the same of all aggregates, those that it made included
   * @param completion how it left
   * @param value what it brings, if it brings something
   * @param site where it leaves
   */
  record Arrival(
      Scope scope,
      Map<Cell, @Nullable Object> changes,
      Map<Cell, @Nullable Object> made,
      Completion completion,
      @Nullable Value value,
      Site site) {}

  /**
   * Nobody is here yet.
   *
   * @param region the region that is left or starts again; null for the end of the captured method
   *     or of a lambda
   * @param start the moment that changes are told from
   */
  Meeting(@Nullable RegionDraft region, Journal.Mark start) {
    this.region = region;
    this.start = start;
  }

  @Nullable RegionDraft region() {
    return region;
  }

  Journal.Mark start() {
    return start;
  }

  List<Arrival> arrivals() {
    return arrivals;
  }

  /** A path leads here. */
  void add(Arrival arrival) {
    arrivals.add(arrival);
    used = true;
  }

  /** Whether a path ever led here, even if it was taken away. */
  boolean isUsed() {
    return used;
  }

  /** Takes away those that came out of a scope. */
  List<Arrival> takeFrom(RegionDraft draft) {
    List<Arrival> taken = new ArrayList<>();
    for (Arrival each : arrivals) {
      for (Scope scope = each.scope(); scope != null; scope = scope.outer()) {
        if (scope.region() == draft) {
          taken.add(each);
          break;
        }
      }
    }
    arrivals.removeAll(taken);
    return taken;
  }
}
