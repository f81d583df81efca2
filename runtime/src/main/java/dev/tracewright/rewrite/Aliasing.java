package dev.tracewright.rewrite;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.KnownEffects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether anybody could tell that a result is no longer an object of its own. Where a matched node
 * makes a new array or tensor, and the replacement hands on an object that was there before, a
 * write to the one would be seen in the other.
 */
final class Aliasing {
  private final Placement placement;
  private final List<Node> matched;

  Aliasing(Placement placement, List<Node> matched) {
    this.placement = placement;
    this.matched = matched;
  }

  /**
   * Why a result may not be replaced by a value that was there before, or empty.
   *
   * @param before that value, or null for one of those that the replacement was given
   */
  Optional<String> refusal(Node result, @Nullable Argument before) {
    boolean isNew = result.effects().fresh() && !KnownEffects.isValue(result.type());
    if (!isNew
        || (before != null && !(before instanceof Node))
        || (before instanceof Node node && isOnlyOurs(node))) {
      return Optional.empty();
    }
    String other = before == null ? "a value that was there before" : "%" + before;
    Optional<Node> writer = placement.writerBehind(result);
    if (writer.isPresent()) {
      return Optional.of(
          "%%%s and %s would be one object, and %%%s may change it"
              .formatted(result, other, writer.get()));
    }
    return result.users().stream()
        .filter(user -> !matched.contains(user) && !onlyLooks(user))
        .findFirst()
        .map(
            user ->
                "%%%s and %s would be one object, and %%%s passes it on"
                    .formatted(result, other, user));
  }

  /**
   * A new object that nobody but the match has seen is as good as another new one; a view of what
   * others hold is none.
   */
  private boolean isOnlyOurs(Node node) {
    return node.effects().isSeparate() && matched.containsAll(node.users());
  }

  /** Whether a user computes something new from the object, and keeps nothing of it. */
  private static boolean onlyLooks(Node user) {
    if (user.op() == Opcode.OUTPUT || !(user.target() instanceof MemberRef member)) {
      return false;
    }
    if (user.effects().writes() || user.effects().mayNotTerminate()) {
      return false;
    }
    return KnownEffects.isValue(user.type())
        ? !member.name().equals("eq") && !member.name().equals("ne")
        : user.effects().isSeparate();
  }
}
