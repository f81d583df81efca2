package dev.tracewright.processor.attribution;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * The packages of the running compilation that are not the platform's: class path and module path
 * alike, as one name space.
 */
final class OuterPackages {

  private static final Set<ModuleDescriptor> PLATFORM =
      ModuleFinder.ofSystem().findAll().stream()
          .map(ModuleReference::descriptor)
          .collect(Collectors.toUnmodifiableSet());
  private static final Set<String> PLATFORM_MODULES =
      PLATFORM.stream().map(ModuleDescriptor::name).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> PLATFORM_PACKAGES =
      PLATFORM.stream()
          .flatMap(module -> module.packages().stream())
          .collect(Collectors.toUnmodifiableSet());

  private final Elements elements;
  private final ImplicitSources implicit;

  OuterPackages(Elements elements, ImplicitSources implicit) {
    this.elements = elements;
    this.implicit = implicit;
  }

  /** The top-level types of the package, from every module that has one of that name. */
  List<TypeElement> typesIn(String packageName) {
    List<TypeElement> types = new ArrayList<>();
    for (PackageElement found : packagesNamed(packageName)) {
      if (!isPlatform(found, packageName)) {
        types.addAll(typesIn(found, packageName));
      }
    }
    return types;
  }

  private List<TypeElement> typesIn(PackageElement found, String packageName) {
    Optional<NavigableSet<String>> names = implicit.namesIn(packageName);
    if (names.isEmpty()) {
      return ElementFilter.typesIn(found.getEnclosedElements());
    }
    List<TypeElement> types = new ArrayList<>();
    for (String name : names.get()) {
      TypeElement type =
          elements.getTypeElement(packageName.isEmpty() ? name : packageName + "." + name);
      if (type != null && found.equals(type.getEnclosingElement())) {
        types.add(type);
      }
    }
    return types;
  }

  private List<PackageElement> packagesNamed(String packageName) {
    List<PackageElement> found = new ArrayList<>(elements.getAllPackageElements(packageName));
    if (found.isEmpty()) {
      PackageElement single = elements.getPackageElement(packageName);
      if (single != null) {
        found.add(single);
      }
    }
    return found;
  }

  /** Below source level 9 there are no modules to ask, so the name of the package decides. */
  private boolean isPlatform(PackageElement found, String packageName) {
    ModuleElement module = elements.getModuleOf(found);
    if (module == null || module.isUnnamed()) {
      return module == null && PLATFORM_PACKAGES.contains(packageName);
    }
    return PLATFORM_MODULES.contains(module.getQualifiedName().toString());
  }
}
