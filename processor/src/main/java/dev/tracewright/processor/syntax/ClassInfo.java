package dev.tracewright.processor.syntax;

import dev.tracewright.graph.ClassType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a class from source or class file.
 *
 * @param type the class, without arguments
 * @param kind what it is declared as
 * @param modifiers its modifiers
 * @param superclass its superclass without arguments, or null for interfaces and {@code Object}
 * @param interfaces its direct superinterfaces without arguments
 * @param marks its annotations of Tracewright
 * @param inSource whether its source is part of this compilation
 * @param constantInitializer whether running its static initialiser cannot be noticed
 * @param nesting how it can be named
 * @param enclosing the class of the enclosing instance, if an instance of it has one: that is the
 *     first argument of its constructors, as in class files
 */
public record ClassInfo(
    ClassType type,
    Kind kind,
    Modifiers modifiers,
    @Nullable ClassType superclass,
    List<ClassType> interfaces,
    Marks marks,
    boolean inSource,
    boolean constantInitializer,
    Nesting nesting,
    Optional<ClassType> enclosing) {

  /** How a class can be named. */
  public enum Nesting {
    /** Everywhere: it is no part of a method. */
    NAMED,
    /** Within its method or initialiser alone, or it is a member of such a class. */
    LOCAL,
    /** Nowhere. */
    ANONYMOUS
  }

  /** What a class is declared as. */
  public enum Kind {
    CLASS,
    INTERFACE,
    RECORD,
    ENUM,
    ANNOTATION
  }

  /** Whether it has no name outside the method that it stands in. */
  public boolean isLocal() {
    return nesting != Nesting.NAMED;
  }

  /** Whether no other class can stand behind a value of this static type. */
  public boolean isExact() {
    return modifiers.isFinal() || kind == Kind.RECORD || nesting == Nesting.ANONYMOUS;
  }
}
