package dev.tracewright.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tracewright.verify.ValueGenerator;
import dev.tracewright.verify.ValueSource;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Small arrays on which rules are tried, most of them with shapes that fit an earlier one: the same
 * shape, one to broadcast, one to multiply with. Their numbers are finite and of ordinary size, for
 * engines do not agree on others. Needs an engine, on the processor path where rules are compiled.
 */
public final class NDArrayValues implements ValueGenerator<NDArray> {
  private static final int MOST_RANK = 4;
  private static final int MOST_LENGTH = 4;
  private static final float[] TELLING = {0, 1, -1, 2, 0.5f, -0.5f, 3, -2};

  private @Nullable NDManager manager;

  /** Made by the service loader. */
  public NDArrayValues() {}

  @Override
  public Class<NDArray> type() {
    return NDArray.class;
  }

  @Override
  public NDArray generate(ValueSource source) {
    Optional<NDArray> earlier = source.earlier(NDArray.class);
    if (earlier.isPresent() && source.oneIn(12)) {
      return earlier.get();
    }
    Shape shape =
        earlier.map(each -> fitting(each.getShape(), source)).orElseGet(() -> any(source));
    float[] values = new float[(int) shape.size()];
    boolean telling = source.wantsSpecial();
    for (int i = 0; i < values.length; i++) {
      values[i] =
          telling ? TELLING[source.nextInt(TELLING.length)] : (float) (source.nextDouble() * 8 - 4);
    }
    NDArray array = manager().create(values, shape);
    return inType(array, earlier, source);
  }

  private NDManager manager() {
    NDManager known = manager;
    if (known == null) {
      known = NDManager.newBaseManager();
      manager = known;
    }
    return known;
  }

  /** Types are not mixed: of several, nobody sees in which one an engine rounds. */
  private static NDArray inType(NDArray array, Optional<NDArray> earlier, ValueSource source) {
    DataType type = earlier.map(NDArray::getDataType).orElse(DataType.FLOAT32);
    if (earlier.isEmpty() && source.oneIn(8)) {
      type = source.pick(List.of(DataType.FLOAT64, DataType.INT32, DataType.INT64));
    }
    return type == DataType.FLOAT32 ? array : array.toType(type, false);
  }

  private static Shape any(ValueSource source) {
    long[] lengths = new long[source.nextInt(MOST_RANK + 1)];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = 1L + source.nextInt(MOST_LENGTH);
    }
    return new Shape(lengths);
  }

  private static Shape fitting(Shape earlier, ValueSource source) {
    long[] lengths = earlier.getShape().clone();
    int rank = lengths.length;
    return switch (source.nextInt(8)) {
      case 0 -> any(source);
      case 1 -> {
        // To broadcast: an axis of length one, or without the outer axes.
        if (rank > 0) {
          lengths[source.nextInt(rank)] = 1;
        }
        yield new Shape(lengths);
      }
      case 2 -> new Shape(Arrays.copyOfRange(lengths, source.nextInt(rank + 1), rank));
      case 3 -> {
        // To multiply with: the last axis but one is the last of the other.
        if (rank > 1) {
          lengths[rank - 2] = lengths[rank - 1];
          lengths[rank - 1] = 1L + source.nextInt(MOST_LENGTH);
        }
        yield new Shape(lengths);
      }
      default -> earlier;
    };
  }

  @Override
  public NDArray copy(NDArray array) {
    return array.duplicate();
  }

  @Override
  public Object content(NDArray array) {
    List<Object> content = new ArrayList<>();
    content.add(array.getDataType().name());
    content.add(array.getShape().toString());
    content.add(
        switch (array.getDataType()) {
          case FLOAT32 -> array.toFloatArray();
          case FLOAT64 -> array.toDoubleArray();
          case INT32 -> array.toIntArray();
          case INT64 -> array.toLongArray();
          case BOOLEAN -> array.toBooleanArray();
          default -> array.toByteArray();
        });
    return content;
  }

  @Override
  public List<NDArray> simpler(NDArray array) {
    List<NDArray> all = new ArrayList<>();
    Shape shape = array.getShape();
    float largest = array.toType(DataType.FLOAT32, false).abs().max().getFloat();
    boolean isZero = largest == 0;
    if (shape.dimension() > 0) {
      all.add(manager().create(isZero ? 0f : 1f));
      all.add(array.flatten().get(0));
      if (shape.get(0) > 1) {
        all.add(array.get("0:1"));
      }
    }
    if (!isZero) {
      all.add(array.zerosLike());
    }
    return all;
  }

  @Override
  public String text(NDArray array) {
    Object values = ((List<?>) content(array)).get(2);
    StringJoiner text = new StringJoiner(", ", "array" + array.getShape() + "{", "}");
    for (int i = 0; i < Array.getLength(values); i++) {
      text.add(String.valueOf(Array.get(values, i)));
    }
    return text.toString();
  }

  @Override
  public void release(NDArray array) {
    array.close();
  }
}
