package dev.tracewright.processor.attribution;

import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * A message of a compiler, without its objects.
 *
 * @param kind {@code ERROR}, {@code WARNING} …
 * @param file the simple name of the file, empty if there is none
 * @param line the line, from 1, or -1
 * @param column the column, from 1, or -1
 * @param text what it says
 */
public record Message(String kind, String file, long line, long column, String text) {

  static List<Message> all(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    return diagnostics.stream().map(Message::of).toList();
  }

  private static Message of(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    String name = source == null ? "" : source.getName().replace('\\', '/');
    return new Message(
        diagnostic.getKind().name(),
        name.substring(name.lastIndexOf('/') + 1),
        diagnostic.getLineNumber(),
        diagnostic.getColumnNumber(),
        diagnostic.getMessage(Locale.ROOT));
  }
}
