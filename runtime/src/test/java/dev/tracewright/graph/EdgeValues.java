package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of each type at which Java's operators change their behaviour. */
final class EdgeValues {
  private static final Map<Class<?>, List<Object>> PRIMITIVES =
      Map.of(
          boolean.class,
          List.of(false, true),
          byte.class,
          List.of(Byte.MIN_VALUE, (byte) -1, (byte) 0, (byte) 1, Byte.MAX_VALUE),
          short.class,
          List.of(Short.MIN_VALUE, (short) -129, (short) 0, (short) 255, Short.MAX_VALUE),
          char.class,
          List.of(Character.MIN_VALUE, 'a', (char) 0x7fff, (char) 0x8000, Character.MAX_VALUE),
          int.class,
          List.of(
              Integer.MIN_VALUE,
              -65_537,
              -2,
              -1,
              0,
              1,
              2,
              31,
              32,
              33,
              0xdeadbeef,
              46_341,
              65_535,
              16_777_217,
              Integer.MAX_VALUE),
          long.class,
          List.of(
              Long.MIN_VALUE,
              -4_294_967_297L,
              -1L,
              0L,
              1L,
              3L,
              31L,
              32L,
              63L,
              64L,
              65L,
              3_037_000_500L,
              9_007_199_254_740_993L,
              0x7fffffbfffffffffL,
              Long.MAX_VALUE),
          float.class,
          List.of(
              Float.NEGATIVE_INFINITY,
              -Float.MAX_VALUE,
              -0x1p31f,
              -1.5f,
              -Float.MIN_VALUE,
              -0.0f,
              0.0f,
              Float.MIN_VALUE,
              Float.MIN_NORMAL,
              0.1f,
              1f,
              3f,
              65_536.5f,
              16_777_216f,
              Float.MAX_VALUE,
              Float.POSITIVE_INFINITY,
              Float.NaN),
          double.class,
          List.of(
              Double.NEGATIVE_INFINITY,
              -Double.MAX_VALUE,
              -2147483649.5,
              -1.5,
              -Double.MIN_VALUE,
              -0.0,
              0.0,
              Double.MIN_VALUE,
              Double.MIN_NORMAL,
              0.1,
              1.0,
              3.0,
              65_536.75,
              1e-46,
              3.4028235677973366e38,
              9.3e18,
              Double.MAX_VALUE,
              Double.POSITIVE_INFINITY,
              Double.NaN));

  private EdgeValues() {}

  /** The edge values of a type; nulls among those of reference types. */
  static List<@Nullable Object> of(Class<?> type) {
    if (PRIMITIVES.containsKey(type)) {
      return new ArrayList<>(PRIMITIVES.get(type));
    }
    if (type == String.class) {
      return Arrays.asList(null, "", "null", "\u00e9\ud83d\ude00");
    }
    return Arrays.asList(null, "text", 1, 1.0, List.of(1, 2));
  }

  /** Every tuple of edge values for these types. */
  static List<@Nullable Object[]> tuples(Class<?>[] types) {
    List<@Nullable Object[]> all = new ArrayList<>();
    all.add(new @Nullable Object[0]);
    for (Class<?> type : types) {
      List<@Nullable Object[]> longer = new ArrayList<>();
      for (@Nullable Object[] tuple : all) {
        for (Object value : of(type)) {
          @Nullable Object[] next = Arrays.copyOf(tuple, tuple.length + 1);
          next[tuple.length] = value;
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }
}
