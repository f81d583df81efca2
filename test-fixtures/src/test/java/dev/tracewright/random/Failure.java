package dev.tracewright.random;

/**
 * A program that does not do as it should.
 *
 * @param kind what is wrong, in the words that tell one mistake from another
 * @param detail what was expected and what happened
 */
record Failure(Source source, String kind, String detail) {
  @Override
  public String toString() {
    return kind + "\n" + detail + "\n" + source.text();
  }
}
