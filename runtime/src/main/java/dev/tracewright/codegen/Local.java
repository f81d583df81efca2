package dev.tracewright.codegen;

import dev.tracewright.graph.TypeRef;

/** A local variable or parameter of generated code. */
final class Local {
  private final TypeRef type;
  private final String wantedName;
  private final Kind kind;
  private String name = "";

  /** What declares a variable. */
  enum Kind {
    /** A statement. */
    VARIABLE,
    /** The head of a method, a function object, a handler. */
    PARAMETER,
  }

  Local(TypeRef type, String wantedName, Kind kind) {
    this.type = type;
    this.wantedName = wantedName;
    this.kind = kind;
  }

  /** The type with which it is declared. */
  TypeRef type() {
    return type;
  }

  /** What it is called where that is free. */
  String wantedName() {
    return wantedName;
  }

  boolean isParameter() {
    return kind == Kind.PARAMETER;
  }

  /** The name, once names are given. */
  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }

  @Override
  public String toString() {
    return name.isEmpty() ? wantedName : name;
  }
}
