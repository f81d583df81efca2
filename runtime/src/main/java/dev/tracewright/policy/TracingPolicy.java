package dev.tracewright.policy;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import java.util.List;
import java.util.Optional;

/**
 * What somebody who knows a library says of its members. A policy is a service: a library ships a
 * public class with a public constructor without parameters and names it in {@code
 * META-INF/services/dev.tracewright.policy.TracingPolicy}, in a named module in a {@code provides}
 * as well. It is asked while code is captured, so its jar belongs on the processor path.
 *
 * <p>What is said of a call is written down at its node, so that whoever reads the graph later
 * needs no policy. A policy gives the same answer every time; annotations in the code win over it.
 */
public interface TracingPolicy {
  /**
   * What a call of a method or constructor, or a read of a static field, may do. The answer holds
   * for every method that overrides the member, too. An exception that is left out counts as one
   * that nobody relies on: an unused call goes, although it would have thrown.
   *
   * @param member the member by the class that declares it, or by the one that a call names
   * @param args the operands, the receiver first where there is one: a literal among them, {@code
   *     training = false} say, may decide; they are only looked at
   * @return its effects, or empty if this policy does not know the member
   */
  Optional<Effects> effects(MemberRef member, List<Argument> args);
}
