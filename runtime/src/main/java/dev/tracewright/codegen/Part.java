package dev.tracewright.codegen;

import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Statements of a method that is too long, as a method of their own. */
final class Part {
  private final Result result;
  private final List<Statement> statements;
  private final boolean completes;
  private final List<TypeRef> thrown;
  private final Local kept;
  private String type = "";
  private String name = "";
  private @Nullable Body body;

  /** What the method of a part returns. */
  enum Result {
    /** Nothing: there is one way out of it. */
    NOTHING,
    /** Nothing either: it ends by throwing, or never, and Java has to see that. */
    NEVER,
    /** What the whole method returns: so do all ways out of it. */
    VALUE,
    /** Whether it was left by its only exit. */
    FLAG,
    /** The number of the exit by which it was left, from 1, or 0. */
    NUMBER
  }

  /**
   * A part.
   *
   * @param statements what it does
   * @param completes whether its end can be reached
   * @param thrown what it declares to throw
   * @param kept where a value is kept that the whole method is to return
   */
  Part(
      Result result,
      List<Statement> statements,
      boolean completes,
      List<TypeRef> thrown,
      Local kept) {
    this.kept = kept;
    this.result = result;
    this.statements = statements;
    this.completes = completes;
    this.thrown = thrown;
  }

  Result result() {
    return result;
  }

  List<Statement> statements() {
    return statements;
  }

  /** Whether what stands behind the part can run. */
  boolean completes() {
    return completes;
  }

  List<TypeRef> thrown() {
    return thrown;
  }

  /** Where a value is kept that the whole method is to return. */
  Local kept() {
    return kept;
  }

  /** The nested class that holds its method. */
  String type() {
    return type;
  }

  /** The name of its method. */
  String name() {
    return name;
  }

  void setName(String newType, String newName) {
    type = newType;
    name = newName;
  }

  /** The statements with their declarations, once they are made. */
  Body body() {
    return Objects.requireNonNull(body, "not built yet");
  }

  void setBody(Body newBody) {
    body = newBody;
  }
}
