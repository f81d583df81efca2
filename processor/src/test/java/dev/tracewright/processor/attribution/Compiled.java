package dev.tracewright.processor.attribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a {@link CompilationFixture}.
 *
 * @param success whether the compiler succeeded
 * @param classFiles the content of every file written, in hexadecimal, by path
 * @param messages everything reported, in order
 * @param classes the directory of the class files
 */
public record Compiled(
    boolean success, Map<String, String> classFiles, List<Message> messages, Path classes) {

  /** The messages of that kind, {@code ERROR} say. */
  public List<Message> messages(String kind) {
    return messages.stream().filter(message -> message.kind().equals(kind)).toList();
  }
}
