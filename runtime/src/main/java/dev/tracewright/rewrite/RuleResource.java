package dev.tracewright.rewrite;

/**
 * The text of a compiled rule: what ships beside its class as a {@code .rule} file, and what
 * another build reads to apply the rule without its source. A header, then form by form each method
 * with its graph, as {@link dev.tracewright.graph.GraphResource} writes it.
 */
public final class RuleResource {
  /** The version of the format; a text of another one is refused. */
  public static final int VERSION = 1;

  /** What the text begins with, before the version. */
  static final String HEADER = "tracewright-rule ";

  /** How the file that lies beside the class file is called, behind the class's own name. */
  public static final String SUFFIX = ".rule";

  private RuleResource() {}

  /** The text of a rule, positions included. */
  public static String print(CompiledRule rule) {
    return new RulePrinter(rule).print();
  }

  /**
   * Reads back what {@link #print} wrote. The text need not be trusted: its graphs are linted, and
   * are those of a rule.
   *
   * @throws IllegalArgumentException if the text is none, or of another version, with what is wrong
   */
  public static CompiledRule parse(String text) {
    return new RuleParser(text).parse();
  }

  /** The version that a text says it has, or -1 if it says none. */
  public static int versionOf(String text) {
    String first = text.lines().findFirst().orElse("");
    String version = first.startsWith(HEADER) ? first.substring(HEADER.length()) : "";
    return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
  }
}
