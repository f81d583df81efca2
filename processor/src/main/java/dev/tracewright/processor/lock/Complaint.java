package dev.tracewright.processor.lock;

import dev.tracewright.processor.diagnostic.Key;
import java.util.List;

/**
 * What is wrong with a locked graph.
 *
 * @param key which message
 * @param arguments what its texts quote
 */
public record Complaint(Key key, List<String> arguments) {
  static Complaint of(Key key, String... arguments) {
    return new Complaint(key, List.of(arguments));
  }
}
