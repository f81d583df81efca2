package dev.tracewright.processor;

import dev.tracewright.processor.attribution.Attribution;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The options of the processor, passed to javac as {@code -Aname=value}. */
enum ProcessorOption {
  /** Whether to note what was captured and how large it is. */
  VERBOSE("tracewright.verbose", "false", "true or false", Set.of("true", "false")::contains),

  /**
   * The captured classes for which notes say why code was recorded that could have been known, and
   * the rules of which they say where they were applied, or why not.
   */
  EXPLAIN(
      "tracewright.explain",
      "",
      "names of classes and rules, separated by commas",
      NameList::isList),

  /** Whether reports are written of what rules did. */
  REPORT("tracewright.report", "false", "true or false", Set.of("true", "false")::contains),

  /** The rules that apply to all captured code, after those that classes and packages name. */
  RULES("tracewright.rules", "", "qualified names of rules, separated by commas", NameList::isList),

  /** The rules that do not apply, whoever names them. */
  RULES_DISABLE(
      "tracewright.rules.disable", "", "names of rules, separated by commas", NameList::isList),

  /** Whether rules in source are tried on generated values. */
  VERIFY("tracewright.verify", "true", "true or false", Set.of("true", "false")::contains),

  /** Whether graphs are compared with committed files, or these written. */
  LOCK("tracewright.lock", "", "check or update", Set.of("", "check", "update")::contains),

  /** The folder of these files, where it is not the one beside the sources. */
  LOCK_DIR("tracewright.lock.dir", "", "an absolute path", ProcessorOption::isFolder),

  /**
   * Further options for the private copy of the sources, separated by blanks: those that change
   * what the code means and that no processor can see, {@code --add-exports} say.
   */
  ATTRIBUTION_OPTIONS(
      Attribution.OPTIONS_OPTION, "", "options of javac, separated by blanks", any -> true);

  private final String text;
  private final String defaultValue;
  private final String takes;
  private final Predicate<String> valid;

  ProcessorOption(String text, String defaultValue, String takes, Predicate<String> valid) {
    this.text = text;
    this.defaultValue = defaultValue;
    this.takes = takes;
    this.valid = valid;
  }

  /**
   * A build of several projects runs in the directory of one of them, so a name alone says little.
   */
  private static boolean isFolder(String text) {
    try {
      return text.isEmpty() || Path.of(text).isAbsolute();
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** The name as it stands on the command line, without {@code -A}. */
  String text() {
    return text;
  }

  /** What values the option takes, for a message. */
  String takes() {
    return takes;
  }

  /** Whether the value given, if one is given, is one that the option takes. */
  boolean isValid(Map<String, String> options) {
    return valid.test(value(options));
  }

  /** The value given, or the default. */
  String value(Map<String, String> options) {
    String given = options.get(text);
    return given == null ? defaultValue : given.strip();
  }

  /** Whether the option is switched on. */
  boolean isOn(Map<String, String> options) {
    return Boolean.parseBoolean(value(options));
  }

  /** The names of all options. */
  static Set<String> names() {
    return Arrays.stream(values())
        .map(ProcessorOption::text)
        .collect(Collectors.toUnmodifiableSet());
  }
}
