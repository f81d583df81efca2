package dev.tracewright.random;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Keeps what a compiler reads and writes in memory, and leaves the class path on the disk. */
final class MemoryFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final Map<String, MemoryFile> written = new TreeMap<>();

  MemoryFiles(StandardJavaFileManager platform) {
    super(platform);
  }

  /** Where everything else is. */
  StandardJavaFileManager platform() {
    return fileManager;
  }

  /** A source file. */
  static JavaFileObject source(String path, String text) {
    MemoryFile file = new MemoryFile(path, JavaFileObject.Kind.SOURCE);
    file.content = text.getBytes(StandardCharsets.UTF_8);
    return file;
  }

  /** What was written, by path. */
  Map<String, byte[]> written() {
    Map<String, byte[]> all = new TreeMap<>();
    written.forEach((path, file) -> all.put(path, file.content));
    return all;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
    return create(className.replace('.', '/') + kind.extension, kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, @Nullable FileObject sibling) {
    return create(path(packageName, relativeName), JavaFileObject.Kind.OTHER);
  }

  private MemoryFile create(String path, JavaFileObject.Kind kind) {
    MemoryFile file = new MemoryFile(path, kind);
    written.put(path, file);
    return file;
  }

  @Override
  public FileObject getFileForInput(Location location, String packageName, String relativeName)
      throws IOException {
    if (location != StandardLocation.CLASS_OUTPUT) {
      return super.getFileForInput(location, packageName, relativeName);
    }
    MemoryFile file = written.get(path(packageName, relativeName));
    if (file == null) {
      throw new FileNotFoundException(relativeName);
    }
    return file;
  }

  private static String path(String packageName, String relativeName) {
    return packageName.isEmpty()
        ? relativeName
        : packageName.replace('.', '/') + "/" + relativeName;
  }

  @Override
  public boolean isSameFile(FileObject one, FileObject other) {
    return one.toUri().equals(other.toUri());
  }

  @Override
  public boolean hasLocation(Location location) {
    return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
  }

  /** A file in memory. */
  private static final class MemoryFile extends SimpleJavaFileObject {
    private byte[] content = new byte[0];

    MemoryFile(String path, Kind kind) {
      super(URI.create("memory:///" + path), kind);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public OutputStream openOutputStream() {
      return new ByteArrayOutputStream() {
        @Override
        public void close() throws IOException {
          super.close();
          content = toByteArray();
        }
      };
    }
  }
}
