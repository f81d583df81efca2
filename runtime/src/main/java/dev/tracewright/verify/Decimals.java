package dev.tracewright.verify;

import dev.tracewright.graph.PrimitiveType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Floating-point numbers of one type. */
final class Decimals implements Domain {
  private static final List<Double> FIRST =
      List.of(0.0, 1.0, -0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY, 2.0);
  private static final List<Double> EDGES =
      List.of(
          Double.NEGATIVE_INFINITY,
          0.1,
          Double.MAX_VALUE,
          0.5,
          -3.7,
          Double.MIN_VALUE,
          1.0 / 3,
          3.0,
          -Double.MAX_VALUE,
          2.5,
          -0.5,
          1.5,
          1e16,
          -1e16,
          (double) Float.MAX_VALUE,
          (double) Float.MIN_VALUE,
          -Double.MIN_VALUE,
          Double.MIN_NORMAL,
          (double) Float.MIN_NORMAL,
          -2.5,
          Math.nextDown(1.0),
          Math.nextUp(1.0),
          Math.nextDown(0.5),
          2_147_483_647.0,
          2_147_483_648.0,
          -2_147_483_649.0,
          16_777_217.0,
          9_007_199_254_740_992.0,
          4_503_599_627_370_495.5,
          0x1p63,
          1e155,
          1e-170,
          1e300,
          1e-300,
          Math.PI,
          100.0,
          -10.0);

  private final boolean single;
  private final List<@Nullable Object> specials;

  Decimals(PrimitiveType type, Set<Double> mentioned) {
    single = type == PrimitiveType.FLOAT;
    Set<@Nullable Object> all = new LinkedHashSet<>();
    FIRST.forEach(each -> all.add(narrow(each)));
    for (double each : mentioned) {
      all.add(narrow(each));
      all.add(narrow(-each));
      all.add(single ? (Object) Math.nextUp((float) each) : (Object) Math.nextUp(each));
    }
    EDGES.forEach(each -> all.add(narrow(each)));
    specials = new ArrayList<>(all);
  }

  @Override
  public List<@Nullable Object> specials() {
    return specials;
  }

  @Override
  public @Nullable Object draw(ValueSource source) {
    return switch (source.nextInt(9)) {
      case 0, 1 -> source.pick(specials);
      case 2 -> near(source);
      case 3 -> narrow(source.nextInt(21) - 10.0);
      case 4 -> narrow((source.nextInt(161) - 80) / 8.0);
      case 5, 6 -> narrow(source.nextDouble() * 16 - 8);
      case 7 -> narrow(Math.scalb(source.nextDouble() * 2 - 1, source.nextInt(121) - 60));
      default -> anyBits(source);
    };
  }

  private Object near(ValueSource source) {
    double value = source.earlier(Number.class).map(Number::doubleValue).orElse(1.0);
    return switch (source.nextInt(6)) {
      case 0 -> narrow(-value);
      case 1 -> narrow(value + 1);
      case 2 -> narrow(1 / value);
      case 3 -> single ? (Object) Math.nextUp((float) value) : (Object) Math.nextUp(value);
      default -> narrow(value);
    };
  }

  private Object anyBits(ValueSource source) {
    long bits = source.nextLong();
    return single
        ? (Object) Float.intBitsToFloat((int) bits)
        : (Object) Double.longBitsToDouble(bits);
  }

  private Object narrow(double value) {
    return single ? (Object) (float) value : (Object) value;
  }
}
