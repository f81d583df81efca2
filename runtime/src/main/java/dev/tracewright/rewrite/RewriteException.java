package dev.tracewright.rewrite;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule left a graph that is none, did not fit what it matched, failed itself, or never ends. */
public final class RewriteException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** The names, for a message; transient, for an exception is serializable. */
  private final transient List<String> rules;

  /**
   * A failure.
   *
   * @param rules the names of the rules to blame
   * @param message what happened
   */
  RewriteException(List<String> rules, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.rules = List.copyOf(rules);
  }

  /** The names of the rules to blame: one, or those that chase each other. */
  public List<String> rules() {
    return rules;
  }
}
