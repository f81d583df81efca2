package dev.tracewright.processor.attribution;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the nested compilation with what the outer one knows. The platform is left to the JDK; all
 * else is one class path whose packages are listed from the outer elements: a type with source as
 * its source file, so that the nested compiler parses what is referenced and no more, any other
 * type as its class file. Modules of the user's become one unnamed module: whether they may read
 * each other is checked by the outer compilation.
 *
 * <p>It is a {@code StandardJavaFileManager} because javac accepts {@code --release} with no other.
 */
final class PrivateCopyFileManager extends ForwardingJavaFileManager<StandardJavaFileManager>
    implements StandardJavaFileManager {

  private final Elements elements;
  private final OuterPackages packages;
  private final OuterSources sources;

  /** A package may be listed several times, for sources and for class files. */
  private final Map<String, List<PrivateFile>> listed = new HashMap<>();

  PrivateCopyFileManager(
      StandardJavaFileManager platform,
      ProcessingEnvironment outer,
      OuterSources sources,
      CompiledTypes compiled) {
    super(platform);
    this.elements = outer.getElementUtils();
    this.packages = new OuterPackages(elements, new ImplicitSources(outer, sources, compiled));
    this.sources = sources;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    if (location != StandardLocation.CLASS_PATH) {
      return super.list(location, packageName, kinds, recurse);
    }
    List<JavaFileObject> result = new ArrayList<>();
    for (PrivateFile file : filesIn(packageName)) {
      if (kinds.contains(file.getKind())) {
        result.add(file);
      }
    }
    return result;
  }

  private List<PrivateFile> filesIn(String packageName) {
    List<PrivateFile> known = listed.get(packageName);
    if (known == null) {
      known = new ArrayList<>();
      for (TypeElement type : packages.typesIn(packageName)) {
        addFiles(type, known);
      }
      listed.put(packageName, known);
    }
    return known;
  }

  private void addFiles(TypeElement type, List<PrivateFile> files) {
    String binaryName = elements.getBinaryName(type).toString();
    if (type.getNestingKind() == NestingKind.TOP_LEVEL) {
      Optional<JavaFileObject> source = sources.sourceOf(type);
      if (source.isPresent()) {
        files.add(new PrivateSource(source.get(), binaryName));
        return;
      }
    }
    Optional<FileObject> classFile = sources.classFileOf(type);
    if (classFile.isPresent()) {
      files.add(new PrivateClassFile(classFile.get(), binaryName));
      for (TypeElement nested : ElementFilter.typesIn(type.getEnclosedElements())) {
        addFiles(nested, files);
      }
    }
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof PrivateFile known
        ? known.binaryName()
        : super.inferBinaryName(location, file);
  }

  @Override
  public boolean hasLocation(Location location) {
    if (location == StandardLocation.CLASS_PATH) {
      return true;
    }
    return location != StandardLocation.SOURCE_PATH
        && location != StandardLocation.MODULE_PATH
        && location != StandardLocation.MODULE_SOURCE_PATH
        && super.hasLocation(location);
  }

  /**
   * Plugins that start by themselves would be looked for on the class path of the running JVM, the
   * build tool's that is; the platform's loader knows none.
   */
  @Override
  public ClassLoader getClassLoader(Location location) {
    return ClassLoader.getPlatformClassLoader();
  }

  /** The standard file manager refuses files it did not make; ours are told apart by address. */
  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a == b || a.toUri().equals(b.toUri());
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
      Iterable<? extends File> files) {
    return fileManager.getJavaFileObjectsFromFiles(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
    return fileManager.getJavaFileObjects(files);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(Iterable<String> names) {
    return fileManager.getJavaFileObjectsFromStrings(names);
  }

  @Override
  public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
    return fileManager.getJavaFileObjects(names);
  }

  @Override
  public void setLocation(Location location, @Nullable Iterable<? extends File> files)
      throws IOException {
    fileManager.setLocation(location, files);
  }

  @Override
  public @Nullable Iterable<? extends File> getLocation(Location location) {
    return fileManager.getLocation(location);
  }
}
