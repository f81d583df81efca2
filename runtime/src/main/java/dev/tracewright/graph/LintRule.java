package dev.tracewright.graph;

/** What {@link Graph#lint()} checks, in words that state what should be so. */
public enum LintRule {
  MEMBERSHIP("a node stands in its own graph, linked to its neighbours"),
  NAME("a node has a name of its own that Java allows"),
  TARGET("the target fits the opcode"),
  PARAMETERS_FIRST("parameters stand before everything else"),
  ONE_OUTPUT("a graph has one output, and it stands last"),
  ARGUMENTS("arguments belong to the same graph, and only calls and outputs have any"),
  ORDER("a value is defined before it is used"),
  USERS("the users of a node are the nodes that use it"),
  SUB_GRAPH("a sub-graph is an argument of one region"),
  ENTRIES("a switch has one default and labels that fit, a handler of a try has classes"),
  OPERANDS("a sub-graph has a parameter for each value it is given"),
  EXIT("a graph ends as it may where it stands"),
  TUPLE("several results are used through projections alone"),
  VARIABLE("a variable is loaded, stored, and handed to regions that run where it is declared");

  private final String text;

  LintRule(String text) {
    this.text = text;
  }

  /** The rule in words. */
  public String text() {
    return text;
  }
}
