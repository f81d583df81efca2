package dev.tracewright.graph;

/**
 * The text format with two abbreviations, for tests: {@code %x : int;} is a placeholder of that
 * name, {@code fn[…]} a call of a function; numbers of users are left out.
 */
public final class BriefText {
  private BriefText() {}

  /** Reads and checks a graph. */
  public static Graph parse(String text) {
    Graph graph =
        Graph.parse(
            text.strip()
                .replaceAll("%(\\w+) : (\\S+);", "%$1 : $2 = placeholder[target=$1]")
                .replace("fn[", "call_function[target="));
    graph.lint();
    return graph;
  }

  /** Prints a graph. */
  public static String print(Graph graph) {
    return graph
        .toString()
        .replaceAll(" \\[num_users=\\d+]", "")
        .replaceAll("%(\\w+) : (\\S+) = placeholder\\[target=\\1]", "%$1 : $2;")
        .replace("call_function[target=", "fn[");
  }
}
