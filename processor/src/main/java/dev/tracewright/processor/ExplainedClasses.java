package dev.tracewright.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The captured classes of which somebody asks why code in them was recorded. */
final class ExplainedClasses {
  private final Set<String> names;
  private final Set<String> unmet;
  private final SortedSet<String> captured = new TreeSet<>();

  /** The classes that a list of simple or qualified names stands for. */
  ExplainedClasses(String list) {
    this.names = new LinkedHashSet<>(NameList.of(list));
    this.unmet = new LinkedHashSet<>(names);
  }

  /** Whether a class that is captured is one of them. */
  boolean isAsked(Subject subject) {
    captured.add(subject.canonicalName());
    List<String> meant = new ArrayList<>();
    for (String each : names) {
      if (("." + subject.canonicalName()).endsWith("." + each)
          || subject.binaryName().equals(each)) {
        meant.add(each);
      }
    }
    unmet.removeAll(meant);
    return !meant.isEmpty();
  }

  /** The names that stand for none of the classes captured so far. */
  List<String> unmet() {
    return List.copyOf(unmet);
  }

  /** What was captured instead. */
  String captured() {
    return captured.isEmpty()
        ? "no class is captured in this compilation"
        : "those captured in this compilation are " + String.join(", ", captured);
  }
}
