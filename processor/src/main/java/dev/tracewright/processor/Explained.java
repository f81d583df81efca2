package dev.tracewright.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What somebody asks about: captured classes, why code in them was recorded; rules, where they were
 * applied or why not.
 */
final class Explained {
  private final Set<String> names;
  private final Set<String> unmet;
  private final SortedSet<String> captured = new TreeSet<>();
  private final SortedSet<String> tried = new TreeSet<>();

  /** The classes and rules that a list of simple or qualified names stands for. */
  Explained(String list) {
    this.names = new LinkedHashSet<>(NameList.of(list));
    this.unmet = new LinkedHashSet<>(names);
  }

  /** Whether a class that is captured is asked about. */
  boolean isAsked(Subject subject) {
    captured.add(subject.canonicalName());
    return isMeant(
        each ->
            ("." + subject.canonicalName()).endsWith("." + each)
                || subject.binaryName().equals(each));
  }

  /** Whether a rule that is tried on captured code is asked about. */
  boolean isAsked(String rule) {
    tried.add(rule);
    return isMeant(each -> ("." + rule).endsWith("." + each));
  }

  private boolean isMeant(Predicate<String> name) {
    List<String> meant = new ArrayList<>(names);
    meant.removeIf(name.negate());
    unmet.removeAll(meant);
    return !meant.isEmpty();
  }

  /** The names that stand for none of the classes and rules met so far. */
  List<String> unmet() {
    return List.copyOf(unmet);
  }

  /** What was met instead. */
  String met() {
    String classes =
        captured.isEmpty()
            ? "no class is captured in this compilation"
            : "the classes captured in this compilation are " + String.join(", ", captured);
    return tried.isEmpty() ? classes : classes + ", the rules tried " + String.join(", ", tried);
  }
}
