package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads targets, finding in {@link Where} and the node's type what their text leaves out. */
final class TargetParser {
  /** The functions that are one word; a member has its owner before its name. */
  private static final List<Target> WORDS =
      Stream.<Target>concat(Stream.of(Region.values()), Stream.of(Variable.values())).toList();

  private final TextScanner in;
  private final TypeParser types;
  private final LiteralParser literals;
  private final Where where;
  private final Map<Target, Target> known = new HashMap<>();

  TargetParser(TextScanner in, TypeParser types, LiteralParser literals, Where where) {
    this.in = in;
    this.types = types;
    this.literals = literals;
    this.where = where;
  }

  /** A target; equal ones are the same object, as a graph calls few functions often. */
  Target target(Opcode op, TypeRef type) {
    Target target =
        switch (op) {
          case PLACEHOLDER -> new ParameterName(in.name("a parameter's name"), in.accept("..."));
          case GET_ATTR -> path();
          case CALL_FUNCTION -> function(type);
          case CALL_METHOD -> member(type, MemberRef.Kind.VIRTUAL, MemberRef.Kind.GETTER);
          case CALL_MODULE -> module(type);
          case OUTPUT -> throw in.error("an output is written as return, yield, break …");
        };
    Target same = known.putIfAbsent(target, target);
    return same == null ? target : same;
  }

  private Target function(TypeRef type) {
    if (in.accept("result[")) {
      int start = in.position();
      int index = in.integer("the index of a result");
      if (index < 0) {
        throw in.errorAt(start, "the index of a result is at least 0");
      }
      in.expect("]");
      return new Projection(index);
    }
    for (Target word : WORDS) {
      if (in.looksAtWord(word.text()) && in.peek(word.text().length()) == ']') {
        in.accept(word.text());
        return word;
      }
    }
    return member(type, MemberRef.Kind.STATIC, MemberRef.Kind.STATIC_GETTER);
  }

  private ModuleTarget module(TypeRef type) {
    AttributePath path = path();
    in.expect(" ");
    return new ModuleTarget(path, member(type, MemberRef.Kind.VIRTUAL, MemberRef.Kind.VIRTUAL));
  }

  private MemberRef member(TypeRef type, MemberRef.Kind method, MemberRef.Kind getter) {
    boolean isInterface = in.accept("interface ");
    int start = in.position();
    List<TypeParser.Segment> segments = types.segments();
    int last = segments.size() - 1;
    TypeParser.Segment member = segments.get(last);
    if (last == 0 || member.simples().size() != 1) {
      throw in.errorAt(start, "expected the owner and the name of a method or field");
    }
    boolean isOperator = last == 1 && segments.get(0).is("operator");
    ClassType owner = isOperator ? Operators.TYPE : types.classType(segments.subList(0, last));
    MemberRef.Kind kind = getter;
    List<TypeRef> parameters = List.of();
    if (in.accept("(")) {
      kind = member.is("new") ? MemberRef.Kind.CONSTRUCTOR : method;
      parameters = types.types(")");
    } else if (getter == method) {
      throw in.expected("'('");
    }
    TypeRef result = kind == MemberRef.Kind.CONSTRUCTOR ? owner : type.erasure();
    if (in.accept(" -> ")) {
      result = types.type();
    }
    return new MemberRef(
        kind,
        owner,
        isInterface || where.isInterface(owner),
        member.simples().get(0),
        parameters,
        result);
  }

  /** A path from the root. */
  AttributePath path() {
    if (in.acceptWord("this")) {
      return AttributePath.ROOT;
    }
    List<AttributePath.Step> steps = new ArrayList<>();
    AttributePath.Step before = null;
    while (true) {
      before = step(before);
      steps.add(before);
      if (in.peek() != '[' && !in.accept(".")) {
        return new AttributePath(steps);
      }
    }
  }

  private AttributePath.Step step(AttributePath.@Nullable Step before) {
    if (in.accept("[")) {
      Literal key = literals.literal();
      in.expect("]");
      return new AttributePath.KeyStep(key);
    }
    char c = in.peek();
    if (c == '-' || (c >= '0' && c <= '9')) {
      return new AttributePath.IndexStep(in.integer("an index"));
    }
    int start = in.position();
    if (in.accept("(")) {
      return ownedField(start);
    }
    String name = in.name("a field, an index or a key");
    return declared(start, name, where.find(name, before));
  }

  private AttributePath.Step ownedField(int start) {
    ClassType owner = types.className("the class that declares a field");
    in.expect(")");
    String name = in.name("a field");
    if (in.accept(":(")) {
      boolean mutable = in.accept("mutable ");
      TypeRef type = types.type();
      in.expect(")");
      return new AttributePath.FieldStep(owner, name, type, mutable);
    }
    return declared(start, name, where.find(name, owner));
  }

  private AttributePath.Step declared(
      int start, String name, AttributePath.@Nullable FieldStep field) {
    if (field == null) {
      throw in.errorAt(
          start,
          "the 'where' section does not say which field '"
              + name
              + "' is; name its owner: (Owner)"
              + name);
    }
    return field;
  }
}
