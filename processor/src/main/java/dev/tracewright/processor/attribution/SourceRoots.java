package dev.tracewright.processor.attribution;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** In which folders on disk the sources of the running compilation lie. */
public final class SourceRoots {
  private final Elements elements;
  private final OuterSources sources;

  /**
   * @param environment the environment the processor was given, wrapped or not
   */
  public SourceRoots(ProcessingEnvironment environment) {
    this.elements = environment.getElementUtils();
    this.sources = new OuterSources(environment);
  }

  /**
   * The folder in which the packages start, {@code …/src/main/java}; empty if the class has no
   * source on disk in a folder for its package.
   */
  public Optional<Path> of(TypeElement type) {
    Optional<Path> file = sources.sourceOf(type).flatMap(source -> path(source.toUri()));
    String home = elements.getPackageOf(type).getQualifiedName().toString();
    Path folders = Path.of("", home.isEmpty() ? new String[0] : home.split("\\."));
    return file.map(Path::toAbsolutePath)
        .map(Path::getParent)
        .filter(each -> home.isEmpty() || each.endsWith(folders))
        .flatMap(each -> above(each, home.isEmpty() ? 0 : folders.getNameCount()));
  }

  private static Optional<Path> above(Path folder, int levels) {
    Path each = folder;
    for (int i = 0; i < levels && each != null; i++) {
      each = each.getParent();
    }
    return Optional.ofNullable(each);
  }

  private static Optional<Path> path(URI uri) {
    try {
      return Optional.of(Path.of(uri));
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      // A source in memory, or in an archive that is not open.
      return Optional.empty();
    }
  }
}
