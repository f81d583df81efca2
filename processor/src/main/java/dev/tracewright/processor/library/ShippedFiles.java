package dev.tracewright.processor.library;

import dev.tracewright.graph.ClassType;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * The files that lie beside the class files of dependencies, read through the running compilation.
 * They are found in the package of the class, on the class path or in the module of the class;
 * nothing else is found by a processor on every host.
 */
final class ShippedFiles {
  /** No graph comes near this; what is larger is none. */
  private static final int LARGEST_BYTES = 256 << 20;

  private final ProcessingEnvironment environment;
  private final String module;
  private final Map<String, Optional<byte[]>> read = new HashMap<>();

  /**
   * The files as one round sees them.
   *
   * @param module the module whose view of the dependencies counts, empty for the unnamed one
   */
  ShippedFiles(ProcessingEnvironment environment, String module) {
    this.environment = environment;
    this.module = module;
  }

  /** The class as the module sees it. */
  Optional<TypeElement> element(ClassType type) {
    Elements elements = environment.getElementUtils();
    ModuleElement view = module.isEmpty() ? null : elements.getModuleElement(module);
    String name = type.canonicalName();
    return Optional.ofNullable(
        view == null ? elements.getTypeElement(name) : elements.getTypeElement(view, name));
  }

  /**
   * A file beside a class file; empty if there is none.
   *
   * @param home the package of the class
   */
  Optional<byte[]> read(TypeElement type, String home, String file) throws TooLarge {
    String key = home + "/" + file;
    Optional<byte[]> known = read.get(key);
    if (known == null) {
      known = find(type, home, file);
      read.put(key, known);
    }
    return known;
  }

  private Optional<byte[]> find(TypeElement type, String home, String file) throws TooLarge {
    ModuleElement owner = environment.getElementUtils().getModuleOf(type);
    if (owner != null && !owner.isUnnamed()) {
      Optional<byte[]> found =
          read(StandardLocation.MODULE_PATH, owner.getQualifiedName() + "/" + home, file);
      if (found.isPresent()) {
        return found;
      }
    }
    Optional<byte[]> found = read(StandardLocation.CLASS_PATH, home, file);
    return found.isPresent() ? found : read(StandardLocation.CLASS_OUTPUT, home, file);
  }

  private Optional<byte[]> read(Location location, String home, String file) throws TooLarge {
    try (InputStream in =
        environment.getFiler().getResource(location, home, file).openInputStream()) {
      byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
      if (bytes.length > LARGEST_BYTES) {
        throw new TooLarge();
      }
      return Optional.of(bytes);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      // Not there; a host that does not know the location says so with one of the last two.
      return Optional.empty();
    }
  }

  /** A file is larger than any graph. */
  static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;

    /** What is wrong, as a clause. */
    String text() {
      return "it has more than " + LARGEST_BYTES + " bytes";
    }
  }
}
