package dev.tracewright.codegen;

/** Says that a graph holds something that no Java source can be written for. */
public final class UnsupportedGraphException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An exception whose message names the node. */
  public UnsupportedGraphException(String message) {
    super(message);
  }
}
