package dev.tracewright.processor.attribution;

/**
 * A piece of source text: enough to report on it later, in this round or another, and independent
 * of the compiler's objects.
 *
 * @param file package path and file name, {@code com/acme/Gate.java}
 * @param line the line of the caret, from 1
 * @param column the column of the caret, from 1; as in javac's diagnostics a tab reaches to the next
 *     multiple of eight
 * @param start the offset of the first character, from 0
 * @param end the offset after the last character
 */
public record SourceSpan(String file, int line, int column, int start, int end) {

  /** The place as compilers print it, without the package: {@code Gate.java:14:17}. */
  public String shortText() {
    return file.substring(file.lastIndexOf('/') + 1) + ":" + line + ":" + column;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
