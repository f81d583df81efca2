package dev.tracewright.processor.diagnostic;

import dev.tracewright.graph.SourcePosition;
import dev.tracewright.processor.syntax.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message at one place.
 *
 * @param key which message
 * @param span the expression or name at fault
 * @param caller the call through which the code at fault was entered, or null
 * @param arguments what its texts quote: those of what, why and remedy in this order
 */
public record Problem(Key key, Span span, @Nullable SourcePosition caller, List<String> arguments) {
  private static final int LONGEST_CHAIN = 8;

  /** Copies the list. */
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** A problem in code that was not entered through a call. */
  public static Problem at(Span span, Key key, String... arguments) {
    return new Problem(key, span, null, List.of(arguments));
  }

  /** What is wrong, in one clause: for a message that quotes this one. */
  public String summary() {
    return String.format(key.what(), arguments.toArray());
  }

  /** The whole message: key and what, why, what to do, the calls that led here, the page. */
  public String text() {
    return textOf(key, caller, arguments);
  }

  /** The whole message of a problem that has no place in the source. */
  public static String textOf(Key key, List<String> arguments) {
    return textOf(key, null, arguments);
  }

  private static String textOf(Key key, @Nullable SourcePosition caller, List<String> arguments) {
    String pattern = key.what() + "\n    " + key.why() + "; " + key.remedy();
    StringBuilder text =
        new StringBuilder("[" + key.text() + "] " + String.format(pattern, arguments.toArray()));
    int shown = 0;
    for (SourcePosition call = caller; call != null; call = call.caller()) {
      if (shown++ < LONGEST_CHAIN) {
        text.append("\n    called at ").append(call.shortText()).append(':').append(call.column());
      }
    }
    if (shown > LONGEST_CHAIN) {
      text.append("\n    … and ").append(shown - LONGEST_CHAIN).append(" more calls");
    }
    return text.append("\n    docs/diagnostics.md#").append(key.text()).toString();
  }
}
