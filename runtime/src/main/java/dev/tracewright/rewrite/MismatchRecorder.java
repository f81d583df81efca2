package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers the attempt at a match that came furthest. */
final class MismatchRecorder {
  private final Pattern pattern;
  private @Nullable Node anchor;
  private @Nullable Mismatch best;

  MismatchRecorder(Pattern pattern) {
    this.pattern = pattern;
  }

  /** An attempt begins at a node. */
  void begin(Node candidate) {
    anchor = candidate;
  }

  void record(Bindings bindings, Argument wanted, Argument given, String reason) {
    record(
        bindings.computing(),
        wanted instanceof Node node ? Optional.of(node) : Optional.empty(),
        given instanceof Node node ? Optional.of(node) : Optional.empty(),
        reason);
  }

  void record(int agreed, Optional<Node> wanted, Optional<Node> given, String reason) {
    if (anchor != null && (best == null || agreed > best.agreed())) {
      best = new Mismatch(pattern, anchor, agreed, wanted, given, reason);
    }
  }

  Optional<Mismatch> best() {
    return Optional.ofNullable(best);
  }
}
