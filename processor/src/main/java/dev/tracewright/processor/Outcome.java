package dev.tracewright.processor;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.declaration.PlannedModule;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.rewrite.CompiledRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one round made of one class of the user's.
 *
 * @param subject the class
 * @param modules the classes to generate for it
 * @param rule the rewrite rule that it is, if it is one and nothing is wrong with it
 * @param problems what was found wrong
 */
record Outcome(
    Subject subject, List<Module> modules, Optional<CompiledRule> rule, List<Problem> problems) {

  /**
   * One class to generate.
   *
   * @param plan what was to be captured
   * @param text what is written, or empty if nothing can be
   * @param sources the classes whose source was read for it
   * @param reports what rules did, by the name of the file, if that is to be written
   */
  record Module(
      PlannedModule plan,
      Optional<ModuleText> text,
      List<ClassType> sources,
      Map<String, String> reports) {}

  /** Whether it waits for a type that javac does not know yet. */
  boolean isUnresolved() {
    return problems.stream().anyMatch(each -> each.key() == Key.UNRESOLVED_TYPE);
  }

  /** Whether one of the problems is an error. */
  boolean hasErrors() {
    return problems.stream().anyMatch(each -> each.key().severity() == Key.Severity.ERROR);
  }
}
