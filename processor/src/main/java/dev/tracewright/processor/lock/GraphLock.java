package dev.tracewright.processor.lock;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.processor.attribution.SourceRoots;
import dev.tracewright.processor.diagnostic.Key;
import dev.tracewright.processor.difference.LineDiff;
import dev.tracewright.processor.difference.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Holds the graphs of one compilation against committed files, one for each generated class.
 *
 * <p>Unless an option names a folder, the files of sources in {@code src/main/java} lie in {@code
 * src/main/tracewright}: the sources are asked where they lie, since nobody tells a processor which
 * project it runs in, and the directory that the compiler runs in is that of the whole build.
 */
public final class GraphLock {
  private static final String SOURCES = "java";
  private static final String LOCKS = "tracewright";
  private static final int CONTEXT = 2;
  private static final int MOST_LINES = 16;
  private static final int LONGEST_LINE = 240;

  private final ProcessingEnvironment environment;
  private final LockMode mode;
  private final Optional<Path> folder;
  private final SourceRoots roots;
  private final Set<String> compiled = new HashSet<>();
  private final Set<String> generated = new HashSet<>();
  private boolean complained;

  /** The folders in use, each with the folder of the sources, if it is known. */
  private final Map<Path, Optional<Path>> inUse = new TreeMap<>();

  /**
   * The lock of one compilation.
   *
   * @param folder where the files lie, if that was said
   */
  public GraphLock(ProcessingEnvironment environment, LockMode mode, Optional<Path> folder) {
    this.environment = environment;
    this.mode = mode;
    this.folder = folder;
    this.roots = new SourceRoots(environment);
  }

  /** Notes what is compiled in a round. */
  public void enter(RoundEnvironment round) {
    for (Element each : round.getRootElements()) {
      if (each instanceof TypeElement type) {
        compiled.add(type.getQualifiedName().toString());
      }
    }
  }

  /**
   * Checks or writes the file of one generated class.
   *
   * @param name the generated class
   * @param type the class that is captured
   * @param methods what was captured; empty if that failed
   * @return what is wrong, to be said of {@code type}
   */
  public Optional<Complaint> visit(ClassType name, TypeElement type, List<CapturedMethod> methods) {
    generated.add(name.canonicalName());
    if (mode == LockMode.OFF || methods.isEmpty()) {
      return Optional.empty();
    }
    String captured = type.getQualifiedName().toString();
    Optional<Path> root = roots.of(type);
    Optional<Path> home = folder.or(() -> root.flatMap(GraphLock::besideSources));
    Optional<Complaint> complaint;
    if (home.isEmpty()) {
      complaint = Optional.of(Complaint.of(Key.LOCK_FOLDER, captured, whyNowhere(root)));
    } else {
      inUse.merge(home.get(), root, (known, another) -> known.or(() -> another));
      LockFile file = new LockFolder(home.get()).fileFor(name);
      String text = LockText.of(new LockText.Header(name.canonicalName(), captured), methods);
      complaint = visit(captured, file, text);
    }
    complained |= complaint.isPresent();
    return complaint;
  }

  private static Optional<Path> besideSources(Path root) {
    return root.endsWith(SOURCES) ? Optional.of(root.resolveSibling(LOCKS)) : Optional.empty();
  }

  private static String whyNowhere(Optional<Path> root) {
    return root.map(each -> "its source lies in " + each + ", which is not named 'java'")
        .orElse("the compiler does not say in which folder its source lies");
  }

  private Optional<Complaint> visit(String captured, LockFile file, String text) {
    try {
      Optional<String> locked = file.read();
      if (locked.filter(text::equals).isPresent()) {
        return Optional.empty();
      }
      if (mode == LockMode.CHECK) {
        return Optional.of(difference(captured, file, locked, text));
      }
      if (locked.isPresent() && LockText.Header.of(locked.get()).isEmpty()) {
        return Optional.of(
            Complaint.of(
                Key.OUTPUT, file.path().toString(), "what stands there is not by Tracewright"));
      }
      file.write(text);
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(Complaint.of(Key.OUTPUT, file.path().toString(), e.toString()));
    }
  }

  private static Complaint difference(
      String captured, LockFile file, Optional<String> locked, String text) {
    if (locked.isEmpty()) {
      return Complaint.of(Key.GRAPH_LOCK, captured, "is not locked: there is no " + file.path());
    }
    List<String> lines =
        UnifiedDiff.text(
            LineDiff.of(locked.get().lines().toList(), text.lines().toList()), CONTEXT);
    StringBuilder what = new StringBuilder("is no longer what was locked in " + file.path());
    lines.stream().limit(MOST_LINES).forEach(each -> what.append("\n    ").append(cut(each)));
    if (lines.size() > MOST_LINES) {
      what.append("\n    … and ").append(lines.size() - MOST_LINES).append(" more lines");
    }
    return Complaint.of(Key.GRAPH_LOCK, captured, what.toString());
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
  }

  /**
   * Looks for files of classes that are no longer captured, which are deleted or complained about.
   * Where there are errors of others than this class nothing is known of what they would have been.
   *
   * @param errors whether there are errors
   */
  public List<Complaint> finish(boolean errors) {
    List<Complaint> complaints = new ArrayList<>();
    if (mode == LockMode.OFF || (errors && !complained)) {
      return complaints;
    }
    inUse.forEach(
        (home, root) -> {
          try {
            for (LockFolder.Entry each : new LockFolder(home).entries()) {
              if (isLeftOver(each, root)) {
                leftOver(each).ifPresent(complaints::add);
              }
            }
          } catch (IOException e) {
            complaints.add(Complaint.of(Key.OUTPUT, home.toString(), e.toString()));
          }
        });
    return complaints;
  }

  /**
   * Whether nobody captures the class any more. A class that exists and is no part of this
   * compilation was captured in another one.
   */
  private boolean isLeftOver(LockFolder.Entry entry, Optional<Path> root) {
    if (generated.contains(entry.generated()) || exists(entry.generated())) {
      return false;
    }
    String source = entry.topLevel().replace('.', '/') + ".java";
    return compiled.contains(entry.topLevel())
        || !(exists(entry.captured())
            || root.filter(each -> Files.exists(each.resolve(source))).isPresent());
  }

  private boolean exists(String type) {
    return environment.getElementUtils().getTypeElement(type) != null;
  }

  private Optional<Complaint> leftOver(LockFolder.Entry entry) throws IOException {
    if (mode == LockMode.CHECK) {
      return Optional.of(
          Complaint.of(
              Key.GRAPH_LOCK,
              entry.captured(),
              "is locked in " + entry.file().path() + " but no longer captured"));
    }
    Files.delete(entry.file().path());
    return Optional.empty();
  }
}
