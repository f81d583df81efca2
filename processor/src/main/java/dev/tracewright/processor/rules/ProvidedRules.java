package dev.tracewright.processor.rules;

import dev.tracewright.policy.FoundServices;
import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RewriteRuleProvider;
import java.util.ArrayList;
import java.util.List;

/** The rules that libraries on the processor path ship. */
final class ProvidedRules {
  private final List<NamedRule> rules = new ArrayList<>();
  private final List<FoundServices.Failure> failures = new ArrayList<>();

  private ProvidedRules() {}

  /** The rules that are handed out to a class loader, by name of the provider and its order. */
  static ProvidedRules load(ClassLoader loader) {
    ProvidedRules all = new ProvidedRules();
    FoundServices<RewriteRuleProvider> found = FoundServices.of(RewriteRuleProvider.class, loader);
    all.failures.addAll(found.failures());
    found.services().forEach(all::add);
    return all;
  }

  private void add(RewriteRuleProvider provider) {
    try {
      List<NamedRule> named = new ArrayList<>();
      for (RewriteRule each : provider.rules()) {
        named.add(LoadedRules.named(each));
      }
      rules.addAll(named);
    } catch (Throwable e) {
      String name = provider.getClass().getName();
      failures.add(new FoundServices.Failure(name, FoundServices.reason(e)));
    }
  }

  /** The rules, in the order in which they are tried. */
  List<NamedRule> rules() {
    return List.copyOf(rules);
  }

  /** The providers that could not be used. */
  List<FoundServices.Failure> failures() {
    return List.copyOf(failures);
  }
}
