package dev.tracewright.processor.syntax;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.MemberRef;

/**
 * A method or constructor that javac resolved.
 *
 * @param ref what a node names: the owner is the class that the call names, as in a class file; the
 *     first parameter of an inner class's constructor is the enclosing instance
 * @param declaring the class that declares it, without arguments
 * @param modifiers its modifiers
 * @param marks its annotations of Tracewright
 * @param variableArity whether it is declared with {@code ...}
 */
public record MethodInfo(
    MemberRef ref, ClassType declaring, Modifiers modifiers, Marks marks, boolean variableArity) {}
