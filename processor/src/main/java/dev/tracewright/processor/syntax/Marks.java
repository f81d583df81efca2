package dev.tracewright.processor.syntax;

/**
 * Which annotations of Tracewright stand on a class or method.
 *
 * @param traceable {@code @Traceable}
 * @param leaf {@code @Leaf}
 * @param pure {@code @Pure}
 * @param impure {@code @Impure}
 * @param preset {@code @Preset}
 * @param traceableMethod the method that a class's {@code @Traceable} names; "forward" by default
 */
public record Marks(
    boolean traceable,
    boolean leaf,
    boolean pure,
    boolean impure,
    boolean preset,
    String traceableMethod) {
  /** No annotation. */
  public static final Marks NONE = new Marks(false, false, false, false, false, "forward");
}
