package dev.tracewright.processor.attribution;

import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one source text could mean by its words, without parsing it: every capitalized word may be a
 * class, everything before one may be a package. Words in comments count too; that does no harm.
 *
 * @param classes capitalized words
 * @param packages the file's own package and all dotted names before a class or a star
 */
record MentionedNames(NavigableSet<String> classes, NavigableSet<String> packages) {

  private static final Pattern CLASS = Pattern.compile("\\b\\p{Lu}[\\p{L}\\p{N}_$]*");
  private static final Pattern PACKAGE =
      Pattern.compile("\\b([\\p{L}_$][\\p{L}\\p{N}_$.]*)\\.(?:\\p{Lu}|\\*)");
  private static final Pattern OWN = Pattern.compile("\\bpackage\\s+([\\p{L}\\p{N}_$.]+)\\s*;");

  static MentionedNames in(CharSequence text) {
    NavigableSet<String> classes = new TreeSet<>();
    for (Matcher m = CLASS.matcher(text); m.find(); ) {
      classes.add(m.group());
    }
    NavigableSet<String> packages = new TreeSet<>();
    for (Matcher m = PACKAGE.matcher(text); m.find(); ) {
      packages.add(m.group(1));
    }
    Matcher own = OWN.matcher(text);
    packages.add(own.find() ? own.group(1) : "");
    return new MentionedNames(classes, packages);
  }
}
