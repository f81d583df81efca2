package dev.tracewright.graph;

/**
 * The target of a {@code call_module} node: a submodule that is a leaf, and which of its methods is
 * called.
 *
 * @param path where the submodule lies
 * @param method its method, of kind {@link MemberRef.Kind#VIRTUAL}
 */
public record ModuleTarget(AttributePath path, MemberRef method) implements Target {
  @Override
  public String text() {
    return path.text() + " " + method.text();
  }

  @Override
  public String nameHint() {
    return path.nameHint();
  }
}
