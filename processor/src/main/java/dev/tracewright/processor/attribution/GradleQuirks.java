package dev.tracewright.processor.attribution;

import java.lang.reflect.Field;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * Gradle wraps the environment of processors that are declared incremental, in a class that keeps
 * the compiler's own one in the private field {@code delegate}.
 */
final class GradleQuirks {

  private GradleQuirks() {}

  /** The environment behind Gradle's wrapper, or empty when this is not Gradle's. */
  static Optional<ProcessingEnvironment> unwrap(ProcessingEnvironment environment) {
    if (!environment.getClass().getName().startsWith("org.gradle.")) {
      return Optional.empty();
    }
    for (Class<?> type = environment.getClass(); type != null; type = type.getSuperclass()) {
      try {
        Field delegate = type.getDeclaredField("delegate");
        delegate.setAccessible(true);
        return delegate.get(environment) instanceof ProcessingEnvironment inner
            ? Optional.of(inner)
            : Optional.empty();
      } catch (NoSuchFieldException e) {
        // Then a superclass may declare it.
      } catch (IllegalAccessException | RuntimeException e) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
