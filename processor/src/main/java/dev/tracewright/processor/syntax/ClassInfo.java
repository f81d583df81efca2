package dev.tracewright.processor.syntax;

import dev.tracewright.graph.ClassType;
import java.util.List;
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
 */
public record ClassInfo(
    ClassType type,
    Kind kind,
    Modifiers modifiers,
    @Nullable ClassType superclass,
    List<ClassType> interfaces,
    Marks marks,
    boolean inSource,
    boolean constantInitializer) {

  /** What a class is declared as. */
  public enum Kind {
    CLASS,
    INTERFACE,
    RECORD,
    ENUM,
    ANNOTATION
  }

  /** Whether no other class can stand behind a value of this static type. */
  public boolean isExact() {
    return modifiers.isFinal() || kind == Kind.RECORD;
  }
}
