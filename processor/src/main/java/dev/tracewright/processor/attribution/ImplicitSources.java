package dev.tracewright.processor.attribution;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/**
 * Source files that nobody gave to the compiler and that it would read when needed, from {@code
 * -sourcepath} or the class path: excluded files, drafts, other modules' sources. Asking the outer
 * elements for all types of a package makes javac read all of them, with a warning, and with errors
 * if one is no valid Java. So in a package with such files types are asked for by name: those that
 * were given, and those that some text in play mentions.
 */
final class ImplicitSources {

  private final Elements elements;
  private final OuterSources sources;
  private final Filer filer;
  private final CompiledTypes compiled;

  /** The file names of the given sources by package, with one of them to find the directory. */
  private final Map<String, NavigableSet<String>> given = new HashMap<>();

  private final Map<String, URI> places = new HashMap<>();
  private final Map<String, Boolean> guarded = new HashMap<>();
  private final Map<String, NavigableSet<String>> admitted = new HashMap<>();
  private final NavigableSet<String> mentioned = new TreeSet<>();
  private boolean prepared;
  private boolean closed;

  ImplicitSources(ProcessingEnvironment outer, OuterSources sources, CompiledTypes compiled) {
    this.elements = outer.getElementUtils();
    this.filer = outer.getFiler();
    this.sources = sources;
    this.compiled = compiled;
  }

  /** The names by which to ask for the types of the package, or empty if it may be listed whole. */
  Optional<NavigableSet<String>> namesIn(String packageName) {
    if (compiled.names().isEmpty() || !isGuarded(packageName)) {
      return Optional.empty();
    }
    follow();
    NavigableSet<String> names = new TreeSet<>(admitted.getOrDefault(packageName, new TreeSet<>()));
    for (String name : compiled.names()) {
      if (packageOf(name).equals(packageName)) {
        names.add(name.substring(name.lastIndexOf('.') + 1));
      }
    }
    for (String name : mentioned) {
      resource(StandardLocation.CLASS_PATH, packageName, name + ".class")
          .ifPresent(file -> addWithNeighbours(file, name, packageName, names));
    }
    return Optional.of(names);
  }

  private boolean isGuarded(String packageName) {
    prepare();
    return guarded.computeIfAbsent(packageName, this::hasUngivenSources);
  }

  private boolean hasUngivenSources(String packageName) {
    URI place = places.get(packageName);
    if (place == null) {
      return isDirectory(StandardLocation.SOURCE_PATH, packageName);
    }
    NavigableSet<String> known = given.getOrDefault(packageName, new TreeSet<>());
    return filesBeside(place, ".java").stream()
        .filter(file -> !known.contains(file))
        .anyMatch(file -> source(packageName, file).isPresent());
  }

  /** Reads the texts in play, from the given files on, until they mention nothing new. */
  private void follow() {
    if (closed) {
      return;
    }
    closed = true;
    Deque<CharSequence> texts = new ArrayDeque<>();
    for (String name : compiled.names()) {
      typeNamed(name).flatMap(sources::sourceOf).flatMap(this::text).ifPresent(texts::add);
    }
    while (!texts.isEmpty()) {
      MentionedNames names = MentionedNames.in(texts.remove());
      mentioned.addAll(names.classes());
      for (String packageName : names.packages()) {
        if (isGuarded(packageName) || isDirectory(StandardLocation.CLASS_PATH, packageName)) {
          names.classes().forEach(name -> admit(packageName, name, texts));
        }
      }
    }
  }

  private void admit(String packageName, String name, Deque<CharSequence> texts) {
    String file = name + ".java";
    NavigableSet<String> known = given.getOrDefault(packageName, new TreeSet<>());
    if (!known.contains(file)
        && !admitted.getOrDefault(packageName, new TreeSet<>()).contains(name)) {
      Optional<FileObject> source = source(packageName, file);
      if (source.isPresent()) {
        admitted.computeIfAbsent(packageName, any -> new TreeSet<>()).add(name);
        guarded.put(packageName, true);
        text(source.get()).ifPresent(texts::add);
      }
    }
  }

  private void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    for (String name : compiled.names()) {
      Optional<JavaFileObject> source = typeNamed(name).flatMap(sources::sourceOf);
      if (source.isPresent()) {
        String path = source.get().getName().replace('\\', '/');
        given
            .computeIfAbsent(packageOf(name), any -> new TreeSet<>())
            .add(path.substring(path.lastIndexOf('/') + 1));
        places.putIfAbsent(packageOf(name), source.get().toUri());
      }
    }
  }

  /** Class files are often used through others in the same directory that no text mentions. */
  private void addWithNeighbours(
      FileObject file, String name, String packageName, NavigableSet<String> names) {
    names.add(name);
    for (String neighbour : filesBeside(file.toUri(), ".class")) {
      String type = neighbour.substring(0, neighbour.length() - ".class".length());
      if (!type.contains("$") && source(packageName, type + ".java").isEmpty()) {
        names.add(type);
      }
    }
  }

  private static NavigableSet<String> filesBeside(URI file, String ending) {
    NavigableSet<String> names = new TreeSet<>();
    Path directory = "file".equals(file.getScheme()) ? Path.of(file).getParent() : null;
    if (directory != null) {
      try (Stream<Path> files = Files.list(directory)) {
        files
            .map(path -> String.valueOf(path.getFileName()))
            .filter(name -> name.endsWith(ending) && !name.endsWith("-info" + ending))
            .forEach(names::add);
      } catch (IOException e) {
        // Gone or not readable: then javac cannot read anything there either.
        return names;
      }
    }
    return names;
  }

  private Optional<FileObject> source(String packageName, String file) {
    return resource(StandardLocation.SOURCE_PATH, packageName, file)
        .or(() -> resource(StandardLocation.CLASS_PATH, packageName, file));
  }

  private Optional<FileObject> resource(Location location, String packageName, String file) {
    try {
      return Optional.of(filer.getResource(location, packageName, file));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** javac's file manager answers for a directory with a refusal of its own. */
  private boolean isDirectory(Location location, String packageName) {
    if (packageName.isEmpty()) {
      return false;
    }
    try {
      filer.getResource(location, "", packageName.replace('.', '/'));
      return true;
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage()).contains("directories");
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<CharSequence> text(FileObject file) {
    try {
      return Optional.of(file.getCharContent(true));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<TypeElement> typeNamed(String name) {
    return Optional.ofNullable(elements.getTypeElement(name));
  }

  private static String packageOf(String topLevel) {
    return topLevel.substring(0, Math.max(0, topLevel.lastIndexOf('.')));
  }
}
