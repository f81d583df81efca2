package dev.tracewright.codegen;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What javac lets code throw: what is unchecked, declared, or caught around it. */
final class Exceptions {
  private static final ClassType THROWABLE = ClassType.of("java.lang", "Throwable");
  private static final ClassType EXCEPTION = ClassType.of("java.lang", "Exception");
  private static final List<ClassType> UNCHECKED =
      List.of(ClassType.of("java.lang", "RuntimeException"), ClassType.of("java.lang", "Error"));

  private final ClassFacts facts;
  private final List<TypeRef> declared;
  private final Deque<List<ClassType>> caught = new ArrayDeque<>();
  private final Deque<Set<TypeRef>> thrown = new ArrayDeque<>();

  /**
   * For one method or function object.
   *
   * @param declared what it declares to throw
   */
  Exceptions(ClassFacts facts, List<? extends TypeRef> declared) {
    this.facts = facts;
    this.declared = List.copyOf(declared);
  }

  /** Enters a body whose exceptions of some classes are caught. */
  void enter(List<ClassType> classes) {
    caught.push(classes);
    thrown.push(new HashSet<>());
  }

  /** Leaves it again; these are the types that javac has seen thrown there. */
  Set<TypeRef> leave() {
    caught.pop();
    return thrown.pop();
  }

  /** Whether a value of this type is thrown here such that javac sees it; if so, notes it. */
  boolean isThrown(TypeRef type) {
    if (!mayThrow(type)) {
      return false;
    }
    thrown.forEach(each -> each.add(type));
    return true;
  }

  /**
   * Whether an exception that was caught is thrown here such that javac sees it. Of the classes of
   * all exceptions javac knows which of them the body can throw (JLS 11.2.2).
   *
   * @param classes the classes that were caught
   * @param before what javac has seen thrown where they were caught
   */
  boolean isThrownAgain(List<ClassType> classes, Set<TypeRef> before) {
    boolean allowed = classes.stream().allMatch(this::mayThrow);
    boolean precise =
        classes.stream().allMatch(each -> each.equals(EXCEPTION) || each.equals(THROWABLE))
            && before.stream().allMatch(this::mayThrow);
    if (allowed) {
      classes.forEach(this::isThrown);
    } else if (precise) {
      before.forEach(this::isThrown);
    }
    return allowed || precise;
  }

  /** Whether javac is known to let a value of this type be thrown here. */
  private boolean mayThrow(TypeRef type) {
    if (!(type instanceof ClassType thrown)) {
      return declared.contains(type);
    }
    List<TypeRef> allowed = new ArrayList<>(UNCHECKED);
    allowed.addAll(declared);
    caught.forEach(allowed::addAll);
    return allowed.stream().anyMatch(each -> isSubtype(thrown, each));
  }

  /** Whether javac catches the class whatever it sees thrown. */
  boolean isAlwaysCaught(ClassType type) {
    return type.equals(THROWABLE)
        || type.equals(EXCEPTION)
        || UNCHECKED.stream().anyMatch(each -> isSubtype(type, each));
  }

  /**
   * The classes of a handler that are not caught without being named, by another one of the handler
   * or by an earlier handler: javac refuses to have them named again.
   */
  List<ClassType> distinct(List<ClassType> classes, List<ClassType> earlier) {
    List<ClassType> found = new ArrayList<>();
    for (ClassType each : classes) {
      boolean named =
          found.contains(each)
              || earlier.stream().anyMatch(other -> isSubtype(each, other))
              || classes.stream().anyMatch(other -> !other.equals(each) && isSubtype(each, other));
      if (!named) {
        found.add(each);
      }
    }
    return found;
  }

  /** Whether it is known that a class is the other or extends it. */
  private boolean isSubtype(ClassType type, TypeRef of) {
    if (type.equals(of) || of.equals(THROWABLE)) {
      return true;
    }
    // No throwable is a string, so whoever does not rule that out knows nothing of the class.
    return !facts.mayBeSubtype(type, ClassType.STRING)
        && of instanceof ClassType
        && facts.mayBeSubtype(type, of);
  }
}
