package dev.tracewright.policy;

import dev.tracewright.graph.Argument;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The policies at hand, asked as one. A policy that fails is left out and reported; its failure
 * never reaches who asks. Not thread-safe.
 */
public final class TracingPolicies {
  private final List<TracingPolicy> policies = new ArrayList<>();
  private final Set<PolicyFault> faults = new LinkedHashSet<>();

  private TracingPolicies() {}

  /** These policies. */
  public static TracingPolicies of(TracingPolicy... policies) {
    TracingPolicies all = new TracingPolicies();
    all.policies.addAll(List.of(policies));
    return all;
  }

  /** The policies that are services to a class loader, in the order of their names. */
  public static TracingPolicies load(ClassLoader loader) {
    TracingPolicies all = new TracingPolicies();
    FoundServices<TracingPolicy> found = FoundServices.of(TracingPolicy.class, loader);
    all.policies.addAll(found.services());
    for (FoundServices.Failure each : found.failures()) {
      all.faults.add(new PolicyFault.Failure(each.provider(), each.reason()));
    }
    return all;
  }

  /** What has been wrong so far, each thing once. */
  public List<PolicyFault> faults() {
    return List.copyOf(faults);
  }

  /**
   * What the policies say of a member, together; empty if none knows it.
   *
   * @param args the operands, the receiver first where there is one
   */
  public Optional<Effects> effects(MemberRef member, List<Argument> args) {
    Effects all = null;
    TracingPolicy first = null;
    for (TracingPolicy each : List.copyOf(policies)) {
      Effects answer = ask(each, member, args);
      if (answer == null) {
        continue;
      }
      if (first == null || all == null) {
        first = each;
        all = answer;
      } else if (!answer.equals(all)) {
        faults.add(new PolicyFault.Conflict(member, nameOf(first), all, nameOf(each), answer));
        all = all.and(answer);
      }
    }
    return Optional.ofNullable(all);
  }

  private @Nullable Effects ask(TracingPolicy policy, MemberRef member, List<Argument> args) {
    try {
      // Code that nobody checked may return null, or an Optional of something else, all the same.
      @Nullable Object answer = policy.effects(member, args);
      if (answer instanceof Optional<?> effects) {
        return effects.map(Effects.class::cast).orElse(null);
      }
      faults.add(new PolicyFault.Failure(nameOf(policy), "it answers null about " + member.text()));
    } catch (Throwable e) {
      String reason = FoundServices.reason(e) + " when asked about " + member.text();
      faults.add(new PolicyFault.Failure(nameOf(policy), reason));
    }
    policies.remove(policy);
    return null;
  }

  private static String nameOf(TracingPolicy policy) {
    return policy.getClass().getName();
  }
}
