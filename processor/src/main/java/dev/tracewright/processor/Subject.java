package dev.tracewright.processor;

import java.util.Comparator;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * A class of the user's, by name: its element is asked for anew in each round, for the compiler may
 * replace it.
 *
 * @param module the name of its module, empty for the unnamed one
 * @param canonicalName the name as source writes it
 * @param binaryName the name as class files write it
 */
record Subject(String module, String canonicalName, String binaryName)
    implements Comparable<Subject> {
  private static final Comparator<Subject> ORDER =
      Comparator.comparing(Subject::module).thenComparing(Subject::binaryName);

  /** The name of a class of this round. */
  static Subject of(TypeElement type, Elements elements) {
    ModuleElement module = elements.getModuleOf(type);
    return new Subject(
        module == null ? "" : module.getQualifiedName().toString(),
        type.getQualifiedName().toString(),
        elements.getBinaryName(type).toString());
  }

  /** The class as this round knows it. */
  Optional<TypeElement> in(ProcessingEnvironment environment) {
    return find(environment, canonicalName);
  }

  /** A class of any name, as the module of this one sees it. */
  Optional<TypeElement> find(ProcessingEnvironment environment, String name) {
    Elements elements = environment.getElementUtils();
    ModuleElement home = module.isEmpty() ? null : elements.getModuleElement(module);
    return Optional.ofNullable(
        home == null ? elements.getTypeElement(name) : elements.getTypeElement(home, name));
  }

  /** Whether the class of that name is in the module of this one, as far as can be told. */
  boolean sharesModule(ProcessingEnvironment environment, String name) {
    Optional<ModuleElement> other =
        find(environment, name).map(type -> environment.getElementUtils().getModuleOf(type));
    return other.isEmpty() || other.get().getQualifiedName().contentEquals(module);
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
