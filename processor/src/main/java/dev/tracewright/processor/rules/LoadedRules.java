package dev.tracewright.processor.rules;

import dev.tracewright.policy.FoundServices;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.rewrite.RewriteRule;
import java.lang.reflect.InvocationTargetException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rules that are code: classes on the processor path that implement {@link RewriteRule}. Whatever
 * goes wrong in them is reported and reaches nobody else.
 */
final class LoadedRules {
  private final ClassLoader loader;
  private final Map<String, Answer> known = new HashMap<>();

  /** A rule, or why there is none. */
  private record Answer(Optional<NamedRule> rule, String failure) {}

  LoadedRules(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * The rule that a class is.
   *
   * @param shown the class as a message names it
   */
  Optional<NamedRule> find(String binaryName, String shown, Complaint complaint) {
    Answer answer = known.computeIfAbsent(binaryName, this::load);
    if (answer.rule().isEmpty()) {
      complaint.about(Key.RULE_NOT_LOADED, shown, answer.failure());
    }
    return answer.rule();
  }

  /** Whether the processor path has a class of that name. */
  boolean has(String binaryName) {
    return loader.getResource(binaryName.replace('.', '/') + ".class") != null;
  }

  private Answer load(String binaryName) {
    try {
      Object made = Class.forName(binaryName, true, loader).getConstructor().newInstance();
      return made instanceof RewriteRule rule
          ? new Answer(Optional.of(named(rule)), "")
          : failed("it does not implement RewriteRule as the processor knows it");
    } catch (ClassNotFoundException e) {
      return failed("its class is not on the processor path");
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return failed("it has no public constructor without parameters, or is not public");
    } catch (InstantiationException e) {
      return failed("it is abstract");
    } catch (InvocationTargetException e) {
      return failed("its constructor throws " + FoundServices.describe(e.getCause()));
    } catch (RuntimeException | LinkageError e) {
      return failed("it throws " + FoundServices.describe(e));
    }
  }

  private static Answer failed(String why) {
    return new Answer(Optional.empty(), why);
  }

  /** A rule under the name that it says it has. */
  static NamedRule named(RewriteRule rule) {
    // Code that nobody checked may return null all the same.
    @SuppressWarnings("NullAway")
    Optional<String> name = Optional.ofNullable(rule.name());
    return new NamedRule(
        name.orElseThrow(() -> new IllegalStateException("its name is null")),
        List.of(rule),
        Optional.empty());
  }
}
