package dev.tracewright.graph;

/**
 * The text of a captured method: what ships beside its class as a {@code .graph} file, and what
 * another build reads to enter the method without its source.
 */
public final class GraphResource {
  /** The version of the format; a text of another one is refused. */
  public static final int VERSION = 1;

  private GraphResource() {}

  /** The text of a captured method, positions included. */
  public static String print(CapturedMethod method) {
    return new ResourcePrinter(method).print(true);
  }

  /**
   * The same without positions, which change when anything in the file does: for reviewers. It
   * reads back, too.
   */
  public static String printWithoutPositions(CapturedMethod method) {
    return new ResourcePrinter(method).print(false);
  }

  /**
   * Reads back what {@link #print} wrote. The text need not be trusted; its graphs have still to
   * pass {@link Graph#lint()} before they run.
   *
   * @throws GraphParseException if the text is none, or of another version, with line and column
   */
  public static CapturedMethod parse(String text) {
    return ResourceParser.parse(text);
  }
}
