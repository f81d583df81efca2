package dev.tracewright.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of {@code docs/diagnostics.md}, with the programs in them. */
final class DiagnosticsPage {
  private static final Pattern TYPE =
      Pattern.compile("(?m)^(?:[a-z-]+ )*(?:class|interface|record|enum) (\\w+)");
  private static final Pattern ANNOTATED =
      Pattern.compile(
          "@Traceable(?:\\([^)]*\\))?\\s(?:@\\w+\\s)*(?:[a-z-]+ )*(?:class|interface|record) (\\w+)");

  private static final Pattern OPTION = Pattern.compile("With `(-A[^`]+)`");

  /**
   * A section.
   *
   * @param key its key
   * @param programs the programs in it, the wrong one first
   * @param options what they are compiled with
   */
  record Section(String key, List<String> programs, List<String> options) {
    Section(String key) {
      this(key, new ArrayList<>(), new ArrayList<>());
    }
  }

  private DiagnosticsPage() {}

  /** All sections by key, in the order of the page. */
  static Map<String, Section> sections() {
    Map<String, Section> sections = new LinkedHashMap<>();
    Section current = new Section("");
    StringBuilder program = null;
    for (String line : text().lines().toList()) {
      if (line.startsWith("## ")) {
        current = new Section(line.substring(3).strip());
        sections.put(current.key(), current);
      } else if (line.equals("```java")) {
        program = new StringBuilder();
      } else if (line.equals("```") && program != null) {
        current.programs().add(program.toString());
        program = null;
      } else if (program == null) {
        OPTION.matcher(line).results().map(each -> each.group(1)).forEach(current.options()::add);
      } else {
        program.append(line).append('\n');
      }
    }
    return sections;
  }

  /** The file a program of the page belongs in: named for its captured class, else its first. */
  static String fileOf(String program) {
    Matcher annotated = ANNOTATED.matcher(program);
    if (annotated.find()) {
      return annotated.group(1) + ".java";
    }
    Matcher type = TYPE.matcher(program);
    if (!type.find()) {
      throw new IllegalArgumentException("no class in " + program);
    }
    return type.group(1) + ".java";
  }

  private static String text() {
    try {
      return Files.readString(Path.of("..", "docs", "diagnostics.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
