package dev.tracewright.verify;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.TypeVariable;
import dev.tracewright.graph.Wildcard;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the values of types. */
final class Domains {
  /** How deep records and arrays may hold each other. */
  private static final int MOST_DEPTH = 5;

  private static final List<@Nullable Object> NUMBERS =
      Arrays.asList(
          0, 1, null, 1.0, 1000, 1L, -1, 2.5f, Double.NaN, -0.0, (byte) 1, Long.MAX_VALUE);
  private static final List<@Nullable Object> OBJECTS =
      Arrays.asList("a", 1, null, "", 1000, 1.0, 'a', true, 2L, "b", Double.NaN, -0.0, 0);

  private final ClassLoader loader;
  private final Generators generators;
  private final Mentioned mentioned;

  Domains(ClassLoader loader, Generators generators, Mentioned mentioned) {
    this.loader = loader;
    this.generators = generators;
    this.mentioned = mentioned;
  }

  /**
   * The values that a parameter may stand for.
   *
   * @param isLiteral whether it stands for literals alone
   * @throws NoValuesException if there are none
   */
  Domain of(TypeRef type, boolean isLiteral) {
    Domain values = of(type, 0);
    return isLiteral && values instanceof OrNull orNull ? orNull.values() : values;
  }

  private Domain of(TypeRef type, int depth) {
    if (type instanceof PrimitiveType primitive) {
      return ofPrimitive(primitive);
    }
    Optional<PrimitiveType> boxed = PrimitiveType.unboxed(type);
    if (boxed.isPresent()) {
      return new OrNull(ofPrimitive(boxed.get()));
    }
    if (depth > MOST_DEPTH) {
      return new Choice(Arrays.asList((Object) null));
    }
    if (type instanceof ArrayType array) {
      Domain elements = of(array.component(), depth + 1);
      return new OrNull(Sequences.arrays(load(array.component()), elements));
    }
    if (type instanceof TypeVariable variable) {
      return of(variable.bound(), depth);
    }
    if (type instanceof Wildcard) {
      return of(type.erasure(), depth);
    }
    Optional<Generators.Bound<?>> generator = generators.of(type);
    return generator.isPresent() ? generator.get() : ofClass((ClassType) type, depth);
  }

  private Domain ofPrimitive(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> new Choice(List.of(true, false));
      case FLOAT, DOUBLE -> new Decimals(type, mentioned.numbers());
      case BYTE, SHORT, CHAR, INT, LONG -> new Integers(type, mentioned.integers());
      case VOID -> throw new NoValuesException("there are no values of void");
    };
  }

  private Domain ofClass(ClassType type, int depth) {
    return switch (type.binaryName()) {
      case "java.lang.String" -> new OrNull(Texts.strings(mentioned.texts()));
      case "java.lang.StringBuilder" -> new OrNull(Texts.builders(mentioned.texts()));
      case "java.lang.CharSequence" -> new OrNull(Texts.strings(mentioned.texts()));
      case "java.lang.Object", "java.io.Serializable" -> new Choice(OBJECTS);
      case "java.lang.Comparable" -> new OrNull(Texts.strings(mentioned.texts()));
      case "java.lang.Number" -> new Choice(NUMBERS);
      case "java.math.BigInteger" -> new Choice(bigIntegers());
      case "java.math.BigDecimal" -> new Choice(bigDecimals());
      case "java.util.List",
          "java.util.ArrayList",
          "java.util.Collection",
          "java.lang.Iterable" -> {
        TypeRef element = type.arguments().isEmpty() ? ClassType.OBJECT : type.arguments().get(0);
        yield new OrNull(Sequences.lists(of(element, depth + 1)));
      }
      default -> ofUser(type, load(type), depth);
    };
  }

  private Domain ofUser(ClassType type, Class<?> loaded, int depth) {
    if (loaded.isEnum()) {
      return new OrNull(new Choice(Arrays.asList((Object[]) loaded.getEnumConstants())));
    }
    if (!loaded.isRecord()) {
      throw new NoValuesException("there are no values of " + type.text());
    }
    List<Domain> components = new ArrayList<>();
    for (RecordComponent each : loaded.getRecordComponents()) {
      components.add(of(typeOf(each.getType()), depth + 1));
    }
    return new OrNull(new RecordValues(loaded, components));
  }

  private static TypeRef typeOf(Class<?> type) {
    if (type.isArray()) {
      return typeOf(type.getComponentType()).array();
    }
    return type.isPrimitive()
        ? PrimitiveType.ofKeyword(type.getName()).orElseThrow()
        : ClassType.of(type);
  }

  private Class<?> load(TypeRef type) {
    String descriptor = type.erasure().descriptor();
    try {
      return MethodType.fromMethodDescriptorString("()" + descriptor, loader).returnType();
    } catch (TypeNotPresentException | LinkageError missing) {
      throw new NoValuesException(type.erasure().text() + " is not there to run");
    }
  }

  private static List<@Nullable Object> bigIntegers() {
    List<@Nullable Object> all = new ArrayList<>();
    for (String each :
        "0 1 -1 2 10 -7 9223372036854775807 -9223372036854775808 100000000000000000000"
            .split(" ")) {
      all.add(new BigInteger(each));
    }
    all.add(2, null);
    return all;
  }

  private static List<@Nullable Object> bigDecimals() {
    List<@Nullable Object> all = new ArrayList<>();
    for (String each : "0 1 0.0 1.0 -1 0.1 1.00 2.5 -0.5 10 1E+3 1E-10 100.000 -2.50".split(" ")) {
      all.add(new BigDecimal(each));
    }
    all.add(2, null);
    return all;
  }
}
