package dev.tracewright.verify;

/** Values that a rule would have to be tried on cannot be made, or not be compared. */
final class NoValuesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoValuesException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
