package dev.tracewright.processor.rules;

import dev.tracewright.rewrite.RewriteRule;
import dev.tracewright.rewrite.RewriteRuleProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** The rules that libraries on the processor path ship. */
final class ProvidedRules {
  /** Where the list of providers itself is broken, looking for the next one may fail for ever. */
  private static final int MOST_FAILURES = 100;

  /** Where a provider is named whose class cannot even be found. */
  private static final String UNNAMED = "META-INF/services/" + RewriteRuleProvider.class.getName();

  private final List<NamedRule> rules = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();

  /** A provider that fails, and how. */
  record Failure(String provider, String reason) {}

  private ProvidedRules() {}

  /** The rules that are handed out to a class loader, by name of the provider and its order. */
  static ProvidedRules load(ClassLoader loader) {
    ProvidedRules all = new ProvidedRules();
    List<RewriteRuleProvider> providers = all.providers(loader);
    providers.sort(Comparator.comparing(each -> each.getClass().getName()));
    providers.forEach(all::add);
    return all;
  }

  private List<RewriteRuleProvider> providers(ClassLoader loader) {
    List<RewriteRuleProvider> found = new ArrayList<>();
    Iterator<ServiceLoader.Provider<RewriteRuleProvider>> services =
        ServiceLoader.load(RewriteRuleProvider.class, loader).stream().iterator();
    for (int failed = 0; failed < MOST_FAILURES; ) {
      String name = UNNAMED;
      try {
        if (!services.hasNext()) {
          break;
        }
        ServiceLoader.Provider<RewriteRuleProvider> provider = services.next();
        name = provider.type().getName();
        found.add(provider.get());
      } catch (Throwable e) {
        fail(name, e);
        failed++;
      }
    }
    return found;
  }

  private void add(RewriteRuleProvider provider) {
    try {
      List<NamedRule> named = new ArrayList<>();
      for (RewriteRule each : provider.rules()) {
        named.add(LoadedRules.named(each));
      }
      rules.addAll(named);
    } catch (Throwable e) {
      fail(provider.getClass().getName(), e);
    }
  }

  private void fail(String provider, Throwable failure) {
    if (failure instanceof VirtualMachineError broken && !(failure instanceof StackOverflowError)) {
      throw broken;
    }
    failures.add(new Failure(provider, "it throws " + Failures.describe(failure)));
  }

  /** The rules, in the order in which they are tried. */
  List<NamedRule> rules() {
    return List.copyOf(rules);
  }

  /** The providers that could not be used. */
  List<Failure> failures() {
    return List.copyOf(failures);
  }
}
