package dev.tracewright.processor.trace;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.NullType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the type variables of an entered method stand for where it is entered, so that every type in
 * the graph can be written in the captured method. A variable of which nothing is known becomes its
 * bound.
 */
final class TypeBindings {
  private final Map<String, TypeRef> bindings = new HashMap<>();
  private final Set<String> own = new HashSet<>();
  private final boolean keepsUnbound;

  private TypeBindings(boolean keepsUnbound) {
    this.keepsUnbound = keepsUnbound;
  }

  /** The bindings of the captured method: its own variables stand for themselves. */
  static TypeBindings ofCaptured() {
    return new TypeBindings(true);
  }

  /** The bindings of an entered method, to be filled by {@link #bind}. */
  static TypeBindings ofEntered() {
    return new TypeBindings(false);
  }

  /** These bindings with those of code inside, which declares variables of its own. */
  TypeBindings inside(Collection<String> declared) {
    TypeBindings inner = new TypeBindings(keepsUnbound);
    inner.bindings.putAll(bindings);
    inner.bindings.keySet().removeAll(declared);
    inner.own.addAll(own);
    inner.own.addAll(declared);
    return inner;
  }

  private boolean isKept(TypeVariable variable) {
    return keepsUnbound && !own.contains(variable.name());
  }

  /** Binds the variables in {@code declared} to what stands in their place in {@code actual}. */
  void bind(TypeRef declared, TypeRef actual) {
    if (declared instanceof TypeVariable variable) {
      if (actual != NullType.NULL && !actual.isPrimitive()) {
        bindings.putIfAbsent(variable.name(), actual);
      }
    } else if (declared instanceof ArrayType array && actual instanceof ArrayType other) {
      bind(array.component(), other.component());
    } else if (declared instanceof Wildcard wildcard) {
      bind(wildcard.bound(), actual instanceof Wildcard other ? other.bound() : actual);
    } else if (declared instanceof ClassType named
        && actual instanceof ClassType other
        && named.erasure().equals(other.erasure())
        && named.arguments().size() == other.arguments().size()) {
      for (int i = 0; i < named.arguments().size(); i++) {
        bind(named.arguments().get(i), other.arguments().get(i));
      }
    }
  }

  /** A type of the entered method as the captured method can write it. */
  TypeRef apply(TypeRef type) {
    TypeRef bound = argument(type);
    return bound instanceof Wildcard wildcard ? upper(wildcard) : bound;
  }

  /** A parameterized type without wildcards of its own, as a function object has one. */
  TypeRef applyToArguments(TypeRef type) {
    return type instanceof ClassType named
        ? named.withArguments(named.arguments().stream().map(this::apply).toList())
        : apply(type);
  }

  private static TypeRef upper(Wildcard wildcard) {
    return wildcard.kind() == Wildcard.Kind.EXTENDS ? wildcard.bound() : ClassType.OBJECT;
  }

  private TypeRef argument(TypeRef type) {
    if (type instanceof TypeVariable variable) {
      TypeRef bound = bindings.get(variable.name());
      return bound != null ? bound : isKept(variable) ? variable : variable.bound();
    }
    if (type instanceof ArrayType array) {
      return new ArrayType(apply(array.component()));
    }
    if (type instanceof Wildcard wildcard && wildcard.kind() != Wildcard.Kind.UNBOUNDED) {
      TypeRef inner = argument(wildcard.bound());
      return inner instanceof Wildcard ? Wildcard.ANY : new Wildcard(wildcard.kind(), inner);
    }
    if (type instanceof ClassType named && !named.arguments().isEmpty()) {
      List<TypeRef> arguments = new ArrayList<>();
      for (TypeRef each : named.arguments()) {
        boolean unknown =
            each instanceof TypeVariable variable
                && !isKept(variable)
                && !bindings.containsKey(variable.name());
        arguments.add(unknown ? Wildcard.ANY : argument(each));
      }
      return named.withArguments(arguments);
    }
    return type;
  }
}
