package dev.tracewright.codegen;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.GraphResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Sources compiled in memory with every warning an error, and loaded. */
final class Sources {
  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, byte[]> resources = new LinkedHashMap<>();

  /** Adds a source file by the qualified name of its class. */
  Sources add(String name, String source) {
    sources.put(name, source);
    return this;
  }

  /** Adds the class that the writer makes, and its graphs beside it. */
  Sources addGenerated(ClassFacts facts, GeneratedClass shape, CapturedMethod... methods) {
    return addGenerated(new JavaWriter(facts), shape, methods);
  }

  /** Adds the class that a writer makes, and its graphs beside it. */
  Sources addGenerated(JavaWriter writer, GeneratedClass shape, CapturedMethod... methods) {
    String prefix = shape.packageName().isEmpty() ? "" : shape.packageName() + ".";
    add(prefix + shape.simpleName(), writer.write(shape, List.of(methods)));
    for (int i = 0; i < methods.length; i++) {
      resources.put(
          prefix.replace('.', '/') + shape.resourceName(i),
          GraphResource.print(methods[i]).getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  String source(String name) {
    return Objects.requireNonNull(sources.get(name), name);
  }

  /** Compiles; every warning fails. */
  Loaded compile() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((name, source) -> files.add(new Source(name, source)));
    List<String> options =
        List.of(
            "--release",
            "17",
            "-proc:none",
            "-g",
            "-Xlint:all,-options,-classfile",
            "-Werror",
            "-classpath",
            System.getProperty("java.class.path"));
    try (StandardJavaFileManager standard =
        compiler.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8)) {
      boolean passed =
          compiler
              .getTask(null, new Memory(standard, classes), diagnostics, options, null, files)
              .call();
      if (!passed || !diagnostics.getDiagnostics().isEmpty()) {
        throw new AssertionError(describe(diagnostics));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
    return new Loaded(bytes, resources);
  }

  private String describe(DiagnosticCollector<JavaFileObject> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics.getDiagnostics()) {
      out.append(each).append('\n');
    }
    sources.forEach(
        (name, source) -> out.append("// ").append(name).append('\n').append(excerpt(source)));
    return out.toString();
  }

  private static String excerpt(String source) {
    return source.length() > 20_000 ? source.substring(0, 20_000) + "…" : source;
  }

  /** A loader of compiled classes and their resources. */
  static final class Loaded extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final Map<String, byte[]> resources;

    Loaded(Map<String, byte[]> classes, Map<String, byte[]> resources) {
      super(Sources.class.getClassLoader());
      this.classes = classes;
      this.resources = resources;
    }

    Map<String, byte[]> classes() {
      return classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }

    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
      byte[] bytes = resources.get(name);
      return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("mem:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes;

    Memory(JavaFileManager standard, Map<String, ByteArrayOutputStream> classes) {
      super(standard);
      this.classes = classes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("mem:///" + className + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream stream = new ByteArrayOutputStream();
          classes.put(className, stream);
          return stream;
        }
      };
    }
  }
}
