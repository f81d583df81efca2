package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads types and dotted names. */
final class TypeParser {
  /** What the JVM allows. */
  private static final int MAX_DIMENSIONS = 255;

  private final TextScanner in;
  private final Map<TypeRef, TypeRef> known = new HashMap<>();
  private int depth;

  TypeParser(TextScanner in) {
    this.in = in;
  }

  /** A part of a dotted name: simple names joined by {@code $}, and whether any was quoted. */
  record Segment(List<String> simples, boolean quoted) {
    boolean is(String word) {
      return !quoted && simples.size() == 1 && simples.get(0).equals(word);
    }
  }

  /** A type; equal ones are the same object, as a graph names few types often. */
  TypeRef type() {
    if (++depth > Graph.MAX_DEPTH) {
      throw in.error("types nest deeper than " + Graph.MAX_DEPTH + " levels");
    }
    TypeRef type = dimensions(component());
    depth--;
    TypeRef same = known.putIfAbsent(type, type);
    return same == null ? type : same;
  }

  private TypeRef component() {
    if (in.accept("'")) {
      String name = in.name("the name of a type variable");
      return new TypeVariable(name, in.accept(":") ? classType(segments()) : ClassType.OBJECT);
    }
    if (in.accept("(")) {
      return new TupleType(types(")"));
    }
    if (in.accept("?")) {
      if (in.accept(" extends ")) {
        return new Wildcard(Wildcard.Kind.EXTENDS, type());
      }
      return in.accept(" super ") ? new Wildcard(Wildcard.Kind.SUPER, type()) : Wildcard.ANY;
    }
    return namedType(segments());
  }

  /** Types up to a closing mark, which is read too. */
  List<TypeRef> types(String close) {
    List<TypeRef> types = new ArrayList<>();
    in.skipBlank();
    while (!in.accept(close)) {
      if (!types.isEmpty()) {
        in.expectAmidBlanks(",");
      }
      types.add(type());
      in.skipBlank();
    }
    return types;
  }

  /** The type that a dotted name means, with the type arguments that follow. */
  TypeRef namedType(List<Segment> segments) {
    if (segments.size() == 1) {
      Segment only = segments.get(0);
      if (only.is("null")) {
        return NullType.NULL;
      }
      for (PrimitiveType primitive : PrimitiveType.values()) {
        if (only.is(primitive.keyword())) {
          return primitive;
        }
      }
    }
    ClassType raw = classType(segments);
    return in.accept("<") ? raw.withArguments(types(">")) : raw;
  }

  /** The type and as many pairs of brackets as follow. */
  TypeRef dimensions(TypeRef component) {
    TypeRef type = component;
    for (int i = 0; in.accept("[]"); i++) {
      if (i >= MAX_DIMENSIONS) {
        throw in.error("an array has at most " + MAX_DIMENSIONS + " dimensions");
      }
      type = type.array();
    }
    return type;
  }

  /** A class by its binary name. */
  ClassType className(String what) {
    if (!in.atWord() && in.peek() != '"') {
      throw in.expected(what);
    }
    return classType(segments());
  }

  /** The class that a dotted name means. */
  ClassType classType(List<Segment> segments) {
    int last = segments.size() - 1;
    List<String> packageName = new ArrayList<>(last);
    for (Segment each : segments.subList(0, last)) {
      if (each.simples().size() != 1) {
        throw in.error("a package has no '$' in its name unless it is quoted");
      }
      packageName.add(each.simples().get(0));
    }
    return new ClassType(String.join(".", packageName), segments.get(last).simples(), List.of());
  }

  /** A dotted name. */
  List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    do {
      if (!segments.isEmpty()) {
        in.expect(".");
      }
      List<String> simples = new ArrayList<>(1);
      boolean quoted = false;
      do {
        quoted |= in.peek() == '"';
        simples.add(in.name("a name"));
      } while (in.accept("$"));
      segments.add(new Segment(simples, quoted));
    } while (in.peek() == '.' && (isWordStart(in.peek(1)) || in.peek(1) == '"'));
    return segments;
  }

  private static boolean isWordStart(char c) {
    return TextNames.isWordPart(c) && !(c >= '0' && c <= '9');
  }
}
