package dev.tracewright.processor.syntax;

/**
 * The modifiers that matter to capture.
 *
 * @param access how far it can be seen
 */
public record Modifiers(
    Access access,
    boolean isStatic,
    boolean isFinal,
    boolean isAbstract,
    boolean isNative,
    boolean isSynchronized) {
  /** How far a class or member can be seen. */
  public enum Access {
    PUBLIC,
    PROTECTED,
    PACKAGE,
    PRIVATE
  }
}
