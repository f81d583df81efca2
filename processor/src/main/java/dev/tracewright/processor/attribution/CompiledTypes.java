package dev.tracewright.processor.attribution;

import java.util.Collection;
import java.util.NavigableSet;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * The names of all top-level types that were given to the compiler or generated so far. A processor
 * keeps one of these and adds every round; only names are kept, so it may live as long as it likes.
 */
public final class CompiledTypes {

  private final NavigableSet<String> names = new TreeSet<>();

  /** No type yet. */
  public CompiledTypes() {}

  /** Adds the root types of a round. */
  public void add(RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      names.add(type.getQualifiedName().toString());
    }
  }

  /** Qualified names, sorted. */
  Collection<String> names() {
    return names;
  }
}
