package dev.tracewright.graph;

/** Reads words, strings and marks off a text; every complaint has a line and a column. */
final class TextScanner {
  private static final int SHOWN = 20;

  private final String text;
  private int at;

  TextScanner(String text) {
    this.text = text;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The next character, or 0 at the end. */
  char peek() {
    return peek(0);
  }

  /** The character that many places on, or 0 past the end. */
  char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  boolean looksAt(String expected) {
    return text.startsWith(expected, at);
  }

  /** Whether the next word is this very one. */
  boolean looksAtWord(String word) {
    return looksAt(word) && !TextNames.isWordPart(peek(word.length()));
  }

  /** Where a section starts that has its heading on a line of its own, or -1. */
  int find(String heading) {
    return text.indexOf("\n" + heading);
  }

  /** Skips blanks on the line. */
  void skipSpaces() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /** Skips blanks and line ends. */
  void skipBlank() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      at++;
    }
  }

  /** Whether nothing but blanks is left on the line. */
  boolean atLineEnd() {
    skipSpaces();
    return atEnd() || peek() == '\n' || peek() == '\r';
  }

  boolean accept(String expected) {
    if (looksAt(expected)) {
      at += expected.length();
      return true;
    }
    return false;
  }

  boolean acceptWord(String word) {
    if (looksAtWord(word)) {
      at += word.length();
      return true;
    }
    return false;
  }

  void expect(String expected) {
    if (!accept(expected)) {
      throw expected("'" + expected + "'");
    }
  }

  /** Skips blanks, then {@code expected}, then blanks. */
  void expectAmidBlanks(String expected) {
    skipBlank();
    expect(expected);
    skipBlank();
  }

  boolean atWord() {
    char c = peek();
    return TextNames.isWordPart(c) && !(c >= '0' && c <= '9');
  }

  String word(String what) {
    if (!atWord()) {
      throw expected(what);
    }
    return run();
  }

  /** Letters, digits and underscores, as many as there are. */
  String run() {
    int start = at;
    while (TextNames.isWordPart(peek())) {
      at++;
    }
    return text.substring(start, at);
  }

  /** A plain word or a quoted string. */
  String name(String what) {
    return peek() == '"' ? string() : word(what);
  }

  /** An integer that fits an {@code int}. */
  int integer(String what) {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    String digits = run();
    try {
      return Integer.parseInt((peekBack(start) == '-' ? "-" : "") + digits);
    } catch (NumberFormatException e) {
      at = start;
      throw expected(what);
    }
  }

  private char peekBack(int position) {
    return position < text.length() ? text.charAt(position) : 0;
  }

  String string() {
    return quoted('"');
  }

  /** What stands between two quotes of this kind, without escapes. */
  String quoted(char quote) {
    int start = at;
    expect(String.valueOf(quote));
    StringBuilder out = new StringBuilder();
    while (peek() != quote || atEnd()) {
      if (atEnd() || peek() < ' ') {
        at = start;
        throw error("the quote is not closed on its line");
      }
      out.append(peek() == '\\' ? escape() : text.charAt(at++));
    }
    at++;
    return out.toString();
  }

  private char escape() {
    char kind = peek(1);
    at += 2;
    return switch (kind) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case '"', '\'', '\\' -> kind;
      case 'u' -> unicode();
      default -> {
        at -= 2;
        throw expected("one of \\n \\t \\r \\\" \\' \\\\ \\uXXXX");
      }
    };
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = peek() < 128 ? Character.digit(peek(), 16) : -1;
      if (digit < 0) {
        throw expected("a hexadecimal digit");
      }
      value = value * 16 + digit;
      at++;
    }
    return (char) value;
  }

  GraphParseException expected(String what) {
    if (atEnd()) {
      return error("expected " + what + " but the text ends");
    }
    int end = at;
    while (end < text.length() && end < at + SHOWN && text.charAt(end) >= ' ') {
      end++;
    }
    String found = end == at ? "the line ends" : "found '" + text.substring(at, end) + "'";
    return error("expected " + what + " but " + found);
  }

  GraphParseException error(String message) {
    return errorAt(at, message);
  }

  GraphParseException errorAt(int position, String message) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < position && i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new GraphParseException(line, Math.min(position, text.length()) - start + 1, message);
  }
}
