package dev.tracewright.random;

/** An exception of random programs. */
public final class Oops extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** An exception with a number in its message. */
  public Oops(int code) {
    super("oops " + code);
  }
}
