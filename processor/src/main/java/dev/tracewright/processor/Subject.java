package dev.tracewright.processor;

import java.util.Comparator;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
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

  /**
   * Whether code in the module of this class may look into the class of that name: it is in the
   * same module, or in a package that its module opens to this one. As far as can be told.
   */
  boolean looksInto(ProcessingEnvironment environment, String name) {
    Elements elements = environment.getElementUtils();
    Optional<TypeElement> type = find(environment, name);
    Optional<ModuleElement> other = type.map(elements::getModuleOf);
    return other.isEmpty()
        || other.get().isUnnamed()
        || other.get().getQualifiedName().contentEquals(module)
        || isOpened(elements.getPackageOf(type.get()), other.get());
  }

  private boolean isOpened(PackageElement home, ModuleElement owner) {
    return owner.isOpen()
        || ElementFilter.opensIn(owner.getDirectives()).stream()
            .filter(each -> each.getPackage().equals(home))
            .anyMatch(
                each ->
                    each.getTargetModules() == null
                        || each.getTargetModules().stream()
                            .anyMatch(to -> to.getQualifiedName().contentEquals(module)));
  }

  @Override
  public int compareTo(Subject other) {
    return ORDER.compare(this, other);
  }
}
