package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Names, types, targets and literals for {@link RandomGraphs}, odd ones among them. */
final class RandomValues {
  private static final String[] STRINGS = {
    "x", "weight", "forward", "", "a b", "größe", "a$b", "\ud800", "\udc00\ud800", "\n", "\"", "'",
    "\\", "\u0000", "class", "new", "this", "end", "NaN", "0", "1", "graph", "operator", "where:",
    "\nwhere:", "😀", "end),", "interface", "\t\r"
  };
  private static final String[] PACKAGES = {
    "", "java.util", "com.acme", "a$b", "NaN.x", "odd name.p", "..", "true", "operator"
  };
  private static final String[] SIMPLES = {
    "List", "Tensor", "B$C", "int", "operator", "", "Été", "class", "null", "end", "$", "_"
  };
  private static final PrimitiveType[] PRIMITIVES = PrimitiveType.values();

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }

  <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  String string() {
    if (random.nextInt(8) > 0) {
      return oneOf(STRINGS);
    }
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      out.append((char) random.nextInt(random.nextBoolean() ? 128 : 65536));
    }
    return out.toString();
  }

  ClassType className() {
    List<String> simples = new ArrayList<>();
    do {
      simples.add(oneOf(SIMPLES));
    } while (random.nextInt(4) == 0);
    return new ClassType(oneOf(PACKAGES), simples, List.of());
  }

  /** A class, perhaps with type arguments. */
  ClassType generic() {
    List<TypeRef> arguments = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      arguments.add(random.nextInt(3) == 0 ? wildcard() : type(2));
    }
    return className().withArguments(arguments);
  }

  private Wildcard wildcard() {
    return new Wildcard(oneOf(Wildcard.Kind.values()), type(2));
  }

  /** Any type that can stand alone. */
  TypeRef type(int depth) {
    return switch (random.nextInt(depth > 3 ? 3 : 7)) {
      case 0 -> oneOf(PRIMITIVES);
      case 1 -> random.nextInt(6) == 0 ? NullType.NULL : ClassType.STRING;
      case 2 -> className();
      case 3 -> generic();
      case 4 -> plain().array();
      case 5 -> {
        List<TypeRef> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(type(depth + 1));
        }
        yield new TupleType(elements);
      }
      default -> new TypeVariable(string(), random.nextBoolean() ? ClassType.OBJECT : className());
    };
  }

  /** A type that arrays may have elements of. */
  TypeRef plain() {
    return switch (random.nextInt(5)) {
      case 0 -> oneOf(PRIMITIVES);
      case 1 -> generic();
      case 2 -> PrimitiveType.INT.array();
      case 3 -> new TypeVariable("T", className());
      default -> className();
    };
  }

  MemberRef member(MemberRef.Kind... kinds) {
    MemberRef.Kind kind = oneOf(kinds);
    boolean isField = kind == MemberRef.Kind.GETTER || kind == MemberRef.Kind.STATIC_GETTER;
    List<TypeRef> parameters = new ArrayList<>();
    for (int i = isField ? 0 : random.nextInt(3); i > 0; i--) {
      parameters.add(type(1));
    }
    ClassType owner = random.nextInt(3) == 0 ? Operators.TYPE : className();
    boolean isConstructor = kind == MemberRef.Kind.CONSTRUCTOR;
    return new MemberRef(
        kind,
        owner,
        random.nextInt(3) == 0,
        isConstructor ? "new" : string(),
        parameters,
        isConstructor && random.nextBoolean() ? owner : type(1));
  }

  AttributePath path() {
    AttributePath path = AttributePath.ROOT;
    for (int i = random.nextInt(4); i > 0; i--) {
      path =
          path.then(
              switch (random.nextInt(5)) {
                case 0 -> new AttributePath.IndexStep(random.nextInt(12) - 1);
                case 1 -> new AttributePath.KeyStep(literal());
                default ->
                    new AttributePath.FieldStep(
                        className(), string(), type(0), random.nextInt(3) == 0);
              });
    }
    return path;
  }

  Literal literal() {
    return switch (random.nextInt(10)) {
      case 0 -> Literal.NULL;
      case 1 -> new Literal(random.nextBoolean());
      case 2 -> new Literal((byte) random.nextInt());
      case 3 -> new Literal((short) random.nextInt());
      case 4 -> new Literal((char) random.nextInt());
      case 5 -> new Literal(random.nextInt());
      case 6 -> new Literal(random.nextLong());
      case 7 -> new Literal(floating());
      case 8 -> new Literal(doubleFloating());
      default -> new Literal(string());
    };
  }

  private float floating() {
    return switch (random.nextInt(6)) {
      case 0 -> -0.0f;
      case 1 -> Float.NEGATIVE_INFINITY;
      case 2 -> Float.intBitsToFloat(0x7fc00000 | random.nextInt(1 << 20));
      case 3 -> random.nextInt(100) / 4f;
      default -> Float.intBitsToFloat(random.nextInt());
    };
  }

  private double doubleFloating() {
    return switch (random.nextInt(6)) {
      case 0 -> -0.0;
      case 1 -> Double.POSITIVE_INFINITY;
      case 2 -> Double.longBitsToDouble(0xfff8000000000000L | random.nextInt());
      case 3 -> random.nextInt(100) / 4.0;
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  Effects effects() {
    return new Effects(
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextBoolean());
  }

  SourcePosition position(int depth) {
    String file = random.nextInt(3) == 0 ? string() : "com/acme/Gate$1.java";
    SourcePosition position = SourcePosition.of(file, random.nextInt(20), random.nextInt(80));
    return depth < 3 && random.nextBoolean() ? position.calledFrom(position(depth + 1)) : position;
  }

  Origin origin() {
    List<SourcePosition> replaced = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      replaced.add(position(1));
    }
    return new Origin(random.nextInt(4) == 0 ? string() : "com.acme.Fold", replaced);
  }

  Signature signature() {
    List<Signature.TypeParameter> typeParameters = new ArrayList<>();
    List<Signature.Parameter> parameters = new ArrayList<>();
    List<TypeRef> thrown = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      typeParameters.add(
          new Signature.TypeParameter(
              string(),
              random.nextBoolean() ? List.of() : List.of(generic(), className()),
              random.nextBoolean()));
      parameters.add(
          new Signature.Parameter(
              string(),
              type(0),
              random.nextBoolean(),
              random.nextBoolean() ? Optional.empty() : Optional.of(literal())));
      thrown.add(className());
    }
    return new Signature(
        generic(),
        random.nextBoolean(),
        string(),
        typeParameters,
        type(0),
        thrown,
        random.nextBoolean(),
        parameters,
        random.nextBoolean());
  }
}
