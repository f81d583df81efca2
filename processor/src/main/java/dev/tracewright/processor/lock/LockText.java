package dev.tracewright.processor.lock;

import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.GraphResource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The content of a locked file: two lines that say whose it is, then the graphs. */
final class LockText {

  /**
   * The first two lines: whoever finds them knows that the file may be written again.
   *
   * @param generated the qualified name of the generated class
   * @param captured the canonical name of the class that is captured
   */
  record Header(String generated, String captured) {
    private static final Pattern LINES =
        Pattern.compile("// Graphs of (\\S+), locked by Tracewright\n// captured from (\\S+)\n");

    /** The header of a text; empty if that was not written here. */
    static Optional<Header> of(String text) {
      Matcher lines = LINES.matcher(text);
      return lines.lookingAt()
          ? Optional.of(new Header(lines.group(1), lines.group(2)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return "// Graphs of "
          + generated
          + ", locked by Tracewright\n// captured from "
          + captured
          + "\n";
    }
  }

  private LockText() {}

  /** What is to be committed. */
  static String of(Header header, List<CapturedMethod> methods) {
    return methods.stream()
        .map(GraphResource::printWithoutPositions)
        .collect(Collectors.joining("\n", header + "\n", ""));
  }
}
