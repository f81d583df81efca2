package dev.tracewright.processor.attribution;

import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * The {@code Trees} of the running compilation, where there are any: javac's own environment has
 * them, ECJ and foreign wrappers do not. They serve for syntax and positions only; a question about
 * a type or an element of a body would attribute the user's class in place.
 */
final class OuterTrees {

  /** Two wrappers around each other are conceivable, more are not. */
  private static final int WRAPPERS_AT_MOST = 4;

  private OuterTrees() {}

  /** The trees behind {@code environment}, or empty under ECJ and under unknown wrappers. */
  static Optional<Trees> of(ProcessingEnvironment environment) {
    Optional<ProcessingEnvironment> javac = unwrapped(environment);
    // Without the module jdk.compiler a method reference to Trees could not even be made.
    return javac.isPresent() ? Optional.of(Trees.instance(javac.get())) : Optional.empty();
  }

  /** javac's own environment behind {@code environment}, or empty as with {@link #of}. */
  static Optional<ProcessingEnvironment> unwrapped(ProcessingEnvironment environment) {
    ProcessingEnvironment current = environment;
    for (int i = 0; i < WRAPPERS_AT_MOST; i++) {
      if (isJavacs(current)) {
        return Optional.of(current);
      }
      Optional<ProcessingEnvironment> inner = unwrap(current);
      if (inner.isEmpty()) {
        return Optional.empty();
      }
      current = inner.get();
    }
    return Optional.empty();
  }

  private static boolean isJavacs(ProcessingEnvironment environment) {
    try {
      Trees.instance(environment);
      return true;
    } catch (IllegalArgumentException | LinkageError e) {
      // Refused because wrapped, or no com.sun.source in sight because this is not javac.
      return false;
    }
  }

  private static Optional<ProcessingEnvironment> unwrap(ProcessingEnvironment environment) {
    return IntelliJQuirks.unwrap(environment).or(() -> GradleQuirks.unwrap(environment));
  }
}
