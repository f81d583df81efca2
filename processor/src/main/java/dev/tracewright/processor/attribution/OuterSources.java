package dev.tracewright.processor.attribution;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * The source and class files behind the elements of the running compilation. Elements are asked
 * first (JDK 18 and newer, whatever wraps the environment, ECJ included); on JDK 17 the trees know
 * the sources and the {@code Filer} finds the class files.
 */
final class OuterSources {

  private final Elements elements;
  private final Filer filer;
  private final Optional<Trees> trees;

  OuterSources(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.filer = environment.getFiler();
    this.trees =
        JdkFeatures.elementsKnowTheirFiles() ? Optional.empty() : OuterTrees.of(environment);
  }

  /**
   * Whether this compilation lets sources be seen at all. Where it does not, every type looks as if
   * it came from a class file.
   *
   * @param probe any type of the compilation
   */
  boolean visible(TypeElement probe) {
    if (!JdkFeatures.elementsKnowTheirFiles()) {
      return trees.isPresent();
    }
    try {
      return JdkFeatures.fileObjectOf(elements, probe).isPresent();
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }

  /** The source file that declares {@code type}, or empty if it comes from a class file. */
  Optional<JavaFileObject> sourceOf(TypeElement type) {
    if (JdkFeatures.elementsKnowTheirFiles()) {
      return fileOf(type).filter(OuterSources::isSource);
    }
    return trees
        .map(t -> t.getPath(type))
        .map(TreePath::getCompilationUnit)
        .map(unit -> unit.getSourceFile());
  }

  /** The class file {@code type} was read from, or empty if it has a source or cannot be found. */
  Optional<FileObject> classFileOf(TypeElement type) {
    if (JdkFeatures.elementsKnowTheirFiles()) {
      Optional<JavaFileObject> file = fileOf(type);
      if (file.isPresent()) {
        return file.filter(f -> !isSource(f))
            .filter(f -> holds(f, type))
            .map(FileObject.class::cast)
            .or(() -> classFileByName(type));
      }
    }
    return classFileByName(type);
  }

  private Optional<JavaFileObject> fileOf(TypeElement type) {
    try {
      return JdkFeatures.fileObjectOf(elements, type);
    } catch (UnsupportedOperationException | FileSystemNotFoundException e) {
      // Eclipse's compiler answers for a class in a jar only while the jar is mounted as a file
      // system, and fails otherwise; the class file is found by name then.
      return Optional.empty();
    }
  }

  /** A compiler may answer for a nested type with the file of its top-level type. */
  private boolean holds(JavaFileObject file, TypeElement type) {
    if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
      return true;
    }
    String binary = elements.getBinaryName(type).toString();
    String simple = binary.substring(binary.lastIndexOf('.') + 1);
    String name = file.getName().replace('\\', '/');
    int from =
        Math.max(name.lastIndexOf('/'), Math.max(name.lastIndexOf('('), name.lastIndexOf(':')));
    return name.startsWith(simple + ".class", from + 1);
  }

  private Optional<FileObject> classFileByName(TypeElement type) {
    PackageElement home = elements.getPackageOf(type);
    String pkg = home.getQualifiedName().toString();
    String binary = elements.getBinaryName(type).toString();
    String file = (pkg.isEmpty() ? binary : binary.substring(pkg.length() + 1)) + ".class";
    ModuleElement module = elements.getModuleOf(type);
    if (module == null || module.isUnnamed()) {
      return first(List.of(new Place(StandardLocation.CLASS_PATH, pkg)), file);
    }
    // In a named module javac reads what an earlier build left in the output before the path.
    String inModule = module.getQualifiedName() + "/" + pkg;
    return first(
        List.of(
            new Place(StandardLocation.CLASS_OUTPUT, pkg),
            new Place(StandardLocation.MODULE_PATH, inModule),
            new Place(StandardLocation.CLASS_PATH, pkg)),
        file);
  }

  private Optional<FileObject> first(List<Place> places, String file) {
    for (Place place : places) {
      try {
        FileObject found = filer.getResource(place.location(), place.pkg(), file);
        if (!place.location().isOutputLocation() || found.getLastModified() != 0) {
          return Optional.of(found);
        }
      } catch (IOException | IllegalArgumentException e) {
        // Not there; a host that does not know the location says so with the second one.
      }
    }
    return Optional.empty();
  }

  /** Some hosts give source files of kind OTHER; the name decides then. */
  private static boolean isSource(JavaFileObject file) {
    return file.getKind() == JavaFileObject.Kind.SOURCE
        || (file.getKind() == JavaFileObject.Kind.OTHER && file.getName().endsWith(".java"));
  }

  private record Place(Location location, String pkg) {}
}
