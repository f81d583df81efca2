package dev.tracewright.processor.rules;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.processor.declaration.PlannedRule;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.rewrite.CompiledRule;
import dev.tracewright.rewrite.GraphRule;
import dev.tracewright.verify.RuleVerifier;
import dev.tracewright.verify.Verdict;
import java.lang.invoke.MethodHandles;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tries the rules in source on generated values. Beside what a verifier always calls, it calls
 * members of classes on the processor path that are said to write nothing and to end.
 */
public final class VerifiedRules {
  private static final ClassLoader LOADER =
      Objects.requireNonNull(VerifiedRules.class.getClassLoader());

  private final boolean isOn;
  private final boolean isVerbose;
  private @Nullable RuleVerifier verifier;

  /**
   * The rules of a compilation.
   *
   * @param isOn whether they are tried at all
   * @param isVerbose whether to say which cannot be
   */
  public VerifiedRules(boolean isOn, boolean isVerbose) {
    this.isOn = isOn;
    this.isVerbose = isVerbose;
  }

  /**
   * Tries a rule in each of its forms, as far as they can run.
   *
   * @param problems takes values for which it is wrong, and why it was not tried
   */
  void check(PlannedRule plan, CompiledRule rule, Problems problems) {
    if (!isOn || problems.hasErrors()) {
      return;
    }
    String obstacle = "";
    boolean isVerified = false;
    for (GraphRule form : rule.rules()) {
      Verdict verdict = verifier().verify(form);
      if (verdict instanceof Verdict.Refuted refuted) {
        problems.add(
            Problem.at(
                plan.replacement().syntax().span(),
                Key.RULE_REFUTED,
                plan.simpleName(),
                plan.precision().name(),
                refuted.counterexample().text()));
        return;
      }
      if (verdict instanceof Verdict.NotVerified unknown && obstacle.isEmpty()) {
        obstacle = unknown.reason();
      }
      isVerified |= verdict instanceof Verdict.Verified;
    }
    if (isVerbose && !isVerified) {
      problems.add(Problem.at(plan.place(), Key.RULE_NOT_VERIFIED, plan.simpleName(), obstacle));
    }
  }

  private RuleVerifier verifier() {
    RuleVerifier known = verifier;
    if (known == null) {
      known = RuleVerifier.of(MethodHandles.lookup()).allowing(VerifiedRules::isHarmless);
      verifier = known;
    }
    return known;
  }

  private static boolean isHarmless(Node node) {
    Effects effects = node.effects();
    MemberRef member =
        node.target() instanceof ModuleTarget module
            ? module.method()
            : node.target() instanceof MemberRef named ? named : null;
    return member != null
        && !effects.writes()
        && !effects.mayNotTerminate()
        && isOnProcessorPath(member.owner());
  }

  private static boolean isOnProcessorPath(ClassType owner) {
    String file = owner.binaryName().replace('.', '/') + ".class";
    return !owner.packageName().startsWith("java.") && LOADER.getResource(file) != null;
  }
}
