package dev.tracewright.codegen;

import java.util.ArrayList;
import java.util.List;

/** Statements one after the other, as long as their end can be reached (JLS 14.22). */
final class Sequence {
  private final List<Statement> statements = new ArrayList<>();
  private boolean completes = true;

  /** Adds a statement behind which the next one runs. */
  void add(Statement statement) {
    statements.add(statement);
  }

  /** Adds a statement whose end is reached or not. */
  void add(Statement statement, boolean canComplete) {
    statements.add(statement);
    completes &= canComplete;
  }

  /** Adds all statements of another one. */
  void addAll(Sequence other) {
    statements.addAll(other.statements);
    completes &= other.completes;
  }

  List<Statement> statements() {
    return statements;
  }

  /** Whether what stands behind these statements can run. */
  boolean completes() {
    return completes;
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }
}
