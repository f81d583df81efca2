package dev.tracewright.graph;

/**
 * The target of a placeholder.
 *
 * @param name the parameter's name in the source
 * @param variableArity whether it is declared with {@code ...}
 */
public record ParameterName(String name, boolean variableArity) implements Target {
  /** An ordinary parameter. */
  public ParameterName(String name) {
    this(name, false);
  }

  @Override
  public String text() {
    String text = TextNames.name(name);
    return variableArity ? text + "..." : text;
  }

  @Override
  public String nameHint() {
    return name;
  }
}
