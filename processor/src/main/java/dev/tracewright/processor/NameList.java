package dev.tracewright.processor;

import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Names of classes in the value of an option, separated by commas. */
final class NameList {
  private NameList() {}

  /** Whether a text is such a list. */
  static boolean isList(String text) {
    return of(text).stream().allMatch(SourceVersion::isName);
  }

  /** The names, each once. */
  static List<String> of(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(each -> !each.isEmpty())
        .distinct()
        .toList();
  }
}
