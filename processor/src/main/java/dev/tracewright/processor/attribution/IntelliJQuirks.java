package dev.tracewright.processor.attribution;

import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * IntelliJ's build (since 2020.3) hands processors a dynamic proxy of the environment, which {@code
 * Trees.instance} refuses. JetBrains supports one way back: the static method {@code unwrap} of
 * {@code org.jetbrains.jps.javac.APIWrappers}, called through reflection.
 */
final class IntelliJQuirks {

  private IntelliJQuirks() {}

  /** The environment behind IntelliJ's proxy, or empty when this is not IntelliJ's. */
  static Optional<ProcessingEnvironment> unwrap(ProcessingEnvironment environment) {
    ClassLoader loader = environment.getClass().getClassLoader();
    if (loader == null) {
      return Optional.empty();
    }
    try {
      Object unwrapped =
          loader
              .loadClass("org.jetbrains.jps.javac.APIWrappers")
              .getMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, environment);
      return unwrapped instanceof ProcessingEnvironment inner && inner != environment
          ? Optional.of(inner)
          : Optional.empty();
    } catch (ReflectiveOperationException | LinkageError e) {
      return Optional.empty();
    }
  }
}
