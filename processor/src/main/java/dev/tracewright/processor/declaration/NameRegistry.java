package dev.tracewright.processor.declaration;

import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.attribution.AttributedRound;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.diagnostic.Problem;
import dev.tracewright.processor.diagnostic.Problems;
import dev.tracewright.processor.syntax.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/** The names of all classes generated in one compilation; each is claimed once. */
public final class NameRegistry {
  private final Map<String, String> sources = new HashMap<>();

  /** No name is taken. */
  public NameRegistry() {}

  /**
   * Claims the name of a generated class.
   *
   * @param type the generated class
   * @param source what it is generated for; the same source may claim its name again
   * @param place where the name comes from
   * @return whether the name can be declared; if not, an error was reported
   */
  boolean claim(
      AttributedRound round, ClassType type, String source, Span place, Problems problems) {
    String simple = type.simpleName();
    if (!GeneratedNames.isValid(simple)) {
      problems.add(Problem.at(place, Key.NAME_INVALID, simple));
      return false;
    }
    String key = type.packageName() + "/" + GeneratedNames.folded(simple);
    String other = sources.putIfAbsent(key, source);
    if (other != null && !other.equals(source)) {
      problems.add(Problem.at(place, Key.NAME_CLASH, other, source, simple));
      return false;
    }
    Optional<String> existing = sourceClass(round, type);
    if (other == null && existing.isPresent()) {
      sources.remove(key);
      problems.add(Problem.at(place, Key.NAME_TAKEN, source, existing.get()));
      return false;
    }
    return true;
  }

  /** A class of the user's in that package with that name, ignoring case. */
  private static Optional<String> sourceClass(AttributedRound round, ClassType type) {
    PackageElement home = round.elements().getPackageElement(type.packageName());
    if (home == null) {
      return Optional.empty();
    }
    for (Element each : home.getEnclosedElements()) {
      String simple = each.getSimpleName().toString();
      if (simple.equalsIgnoreCase(type.simpleName())
          && each instanceof TypeElement
          && round.trees().getPath(each) != null) {
        return Optional.of(simple);
      }
    }
    return Optional.empty();
  }
}
