package dev.tracewright.processor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracewright.processor.attribution.AttributionUnavailable.Reason;
import dev.tracewright.processor.attribution.TypingProbe.Typing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program gives the same types whoever runs the processor and however it is wrapped. */
final class HostsTest {

  private static final boolean ELEMENTS_KNOW_FILES = Runtime.version().feature() >= 18;

  @TempDir Path directory;

  @Test
  void anOpaqueWrapperDoesNotMatterOnNewerJdksAndIsReportedOnOlder() {
    TypingProbe probe = javac("wrapped", WrappedEnvironments::opaque);
    if (ELEMENTS_KNOW_FILES) {
      assertThat(probe.failures).isEmpty();
      assertThat(probe.last()).isEqualTo(plain());
    } else {
      assertThat(probe.failures)
          .extracting(AttributionUnavailable::reason)
          .containsExactly(Reason.NO_SOURCE);
    }
  }

  @Test
  void eclipseCompilerGivesTheSameTypesOnNewerJdksAndIsReportedOnOlder() {
    TypingProbe probe = new TypingProbe();
    Compiled compiled =
        CompilationFixture.ecj(directory.resolve("ecj"))
            .resource("notrees/ManyShapes.java")
            .processor(() -> probe)
            .compile();
    assertThat(compiled.messages("ERROR")).isEmpty();
    if (ELEMENTS_KNOW_FILES) {
      assertThat(probe.failures).isEmpty();
      assertThat(probe.rounds.get(0)).isEqualTo(plain());
    } else {
      assertThat(probe.failures)
          .isNotEmpty()
          .allSatisfy(failure -> assertThat(failure.reason()).isEqualTo(Reason.NO_SOURCE));
    }
  }

  @Test
  void wrapperOfIntelliJIsUnwrapped() throws IOException {
    try (URLClassLoader host = host("org/jetbrains/jps/javac/APIWrappers.java", API_WRAPPERS)) {
      TypingProbe probe =
          javac("intellij", environment -> WrappedEnvironments.proxy(environment, host));
      assertThat(probe.failures).isEmpty();
      assertThat(probe.last()).isEqualTo(plain());
    }
  }

  @Test
  void wrapperOfGradleIsUnwrapped() throws Exception {
    try (URLClassLoader host =
        host("org/gradle/fake/IncrementalProcessingEnvironment.java", GRADLE)) {
      Class<?> wrapper = host.loadClass("org.gradle.fake.IncrementalProcessingEnvironment");
      TypingProbe probe =
          javac(
              "gradle",
              environment -> {
                try {
                  return (ProcessingEnvironment)
                      wrapper.getConstructor(ProcessingEnvironment.class).newInstance(environment);
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              });
      assertThat(probe.failures).isEmpty();
      assertThat(probe.last()).isEqualTo(plain());
    }
  }

  /** What javac's own environment gives. */
  private Map<String, Typing> plain() {
    TypingProbe probe = javac("plain", UnaryOperator.identity());
    Typing typing = probe.typing(0, "garden.ManyShapes");
    assertThat(typing.typed()).isGreaterThan(100);
    assertThat(typing.unresolved()).isEmpty();
    return probe.last();
  }

  private TypingProbe javac(String folder, UnaryOperator<ProcessingEnvironment> wrapper) {
    TypingProbe probe = new TypingProbe(wrapper);
    Compiled compiled =
        CompilationFixture.javac(directory.resolve(folder))
            .resource("notrees/ManyShapes.java")
            .processor(() -> probe)
            .compile();
    assertThat(compiled.success()).isTrue();
    return probe;
  }

  /** A class loader with the host's class, which is compiled here. */
  private URLClassLoader host(String path, String text) {
    Compiled compiled =
        CompilationFixture.javac(directory.resolve("host")).source(path, text).compile();
    assertThat(compiled.messages()).isEmpty();
    try {
      return new URLClassLoader(
          new URL[] {compiled.classes().toUri().toURL()}, HostsTest.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final String API_WRAPPERS =
      """
      package org.jetbrains.jps.javac;

      public final class APIWrappers {
        public static <T> T unwrap(Class<T> type, T wrapper) throws Exception {
          for (Class<?> each : wrapper.getClass().getInterfaces()) {
            if (each.getSimpleName().equals("WrappedBy")) {
              return type.cast(each.getMethod("behind").invoke(wrapper));
            }
          }
          return wrapper;
        }
      }
      """;

  private static final String GRADLE =
      """
      package org.gradle.fake;

      import java.util.Locale;
      import java.util.Map;
      import javax.annotation.processing.Filer;
      import javax.annotation.processing.Messager;
      import javax.annotation.processing.ProcessingEnvironment;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.util.Elements;
      import javax.lang.model.util.Types;

      public final class IncrementalProcessingEnvironment implements ProcessingEnvironment {
        private final ProcessingEnvironment delegate;

        public IncrementalProcessingEnvironment(ProcessingEnvironment delegate) {
          this.delegate = delegate;
        }

        @Override
        public Map<String, String> getOptions() {
          return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
          return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
          return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
          return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
          return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
          return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
          return delegate.getLocale();
        }
      }
      """;
}
