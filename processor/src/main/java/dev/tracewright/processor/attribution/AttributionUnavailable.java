package dev.tracewright.processor.attribution;

/**
 * No private copy could be attributed. Nothing has been reported yet.
 *
 * @param reason what stands in the way
 * @param detail what is known about it, in one line for a message; may be empty
 */
public record AttributionUnavailable(Reason reason, String detail) implements AttributionResult {

  /** What stands in the way of attribution. */
  public enum Reason {
    /**
     * The host does not let a processor see source files: JDK 17 without {@code Trees} (ECJ, an
     * unknown wrapper), or a newer one whose elements do not tell their files.
     */
    NO_SOURCE,
    /** The JVM has no Java compiler: a run-time image without the module {@code jdk.compiler}. */
    NO_COMPILER,
    /** The user's further options for the private copy were refused. */
    BAD_OPTION,
    /** The nested compiler broke down. */
    COMPILER_FAILED
  }
}
