package dev.tracewright.processor.lock;

import dev.tracewright.graph.ClassType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of locked graphs: each in the folders of its package, under the name of its class. */
record LockFolder(Path path) {
  private static final String SUFFIX = ".graph";

  /**
   * A file that was written here.
   *
   * @param file the file
   * @param generated the qualified name of the generated class it is for
   * @param captured the canonical name of the class that was captured
   */
  record Entry(LockFile file, String generated, String captured) {

    /** The class in whose source file the captured one lies, as far as names tell. */
    String topLevel() {
      int packageEnd = generated.lastIndexOf('.') + 1;
      int end = captured.indexOf('.', packageEnd);
      return end < 0 ? captured : captured.substring(0, end);
    }
  }

  /** The file for a generated class. */
  LockFile fileFor(ClassType generated) {
    Path home = path;
    if (!generated.packageName().isEmpty()) {
      home = home.resolve(generated.packageName().replace('.', '/'));
    }
    return new LockFile(home.resolve(generated.simpleName() + SUFFIX));
  }

  /** All files that say that they were written for the class after which they are named. */
  List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    if (Files.isDirectory(path)) {
      try (Stream<Path> files = Files.walk(path)) {
        for (Path each : files.filter(LockFolder::isCandidate).sorted().toList()) {
          entry(new LockFile(each)).ifPresent(entries::add);
        }
      }
    }
    return entries;
  }

  private static boolean isCandidate(Path file) {
    return file.toString().endsWith(SUFFIX) && Files.isRegularFile(file);
  }

  private Optional<Entry> entry(LockFile file) throws IOException {
    String name = path.relativize(file.path()).toString().replace('\\', '/').replace('/', '.');
    String generated = name.substring(0, name.length() - SUFFIX.length());
    return file.read()
        .flatMap(LockText.Header::of)
        .filter(header -> header.generated().equals(generated))
        .map(header -> new Entry(file, generated, header.captured()));
  }
}
