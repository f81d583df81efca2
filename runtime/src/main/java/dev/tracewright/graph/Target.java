package dev.tracewright.graph;

/** What a node names: by name and descriptor only, never by a loaded class or method. */
public sealed interface Target
    permits ParameterName,
        AttributePath,
        MemberRef,
        ModuleTarget,
        Region,
        Variable,
        Projection,
        Exit {

  /** The target as the text format prints it. */
  String text();

  /** What the name of a node with this target is made from, {@code add} say. */
  String nameHint();
}
