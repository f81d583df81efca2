package dev.tracewright.policy;

import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;

/** Something wrong with the policies at hand. */
public sealed interface PolicyFault {
  /**
   * A policy that cannot be made or asked; from then on it counts as absent.
   *
   * @param policy its class, or the list of services that names it where it has none
   * @param reason what happened
   */
  record Failure(String policy, String reason) implements PolicyFault {}

  /**
   * Two policies that do not say the same of a member; it may do what either says.
   *
   * @param member the member
   * @param first the class of one policy
   * @param firstEffects what it says
   * @param second the class of the other
   * @param secondEffects what that one says
   */
  record Conflict(
      MemberRef member, String first, Effects firstEffects, String second, Effects secondEffects)
      implements PolicyFault {}
}
