package dev.tracewright.processor.trace;

/** Ends the evaluation of a constructor at the line that cannot be evaluated. */
final class StructureUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Site site;
  private final String reason;

  StructureUnknown(Site site, String reason) {
    super(reason, null, false, false);
    this.site = site;
    this.reason = reason;
  }

  /** Where it was. */
  Site site() {
    return site;
  }

  /** What stood in the way. */
  String reason() {
    return reason;
  }
}
