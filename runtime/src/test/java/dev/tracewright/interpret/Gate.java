package dev.tracewright.interpret;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A root with attributes of every kind, most of them private. */
@SuppressWarnings("UnusedMethod") // called by name
class Gate {
  private final double weight = 2.5;
  private final List<Gate.Layer> layers;
  private final int[] sizes = {3, 5};
  private final Map<String, Integer> byName = Map.of("a.b", 7);
  int count = 1;
  private static long calls = 40;
  @Nullable Gate next;

  Gate(Layer... layers) {
    this.layers = List.of(layers);
  }

  /** A leaf. */
  static final class Layer {
    private final float scale;

    Layer(float scale) {
      this.scale = scale;
    }

    private float forward(float x, int times) {
      return x * scale * times;
    }
  }

  enum Mode {
    FAST,
    SLOW {
      @Override
      int cost() {
        return 10;
      }
    };

    int cost() {
      return 1;
    }
  }

  private double scaled(double x) {
    return x * weight;
  }

  static String joined(String separator, Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : separator).append(part);
    }
    return text.toString();
  }

  static char next(char letter) {
    return (char) (letter + 1);
  }

  static void fail(String message) throws IOException {
    throw new IOException(message);
  }

  int sum() {
    return sizes[0] + sizes[1] + byName.size() + layers.size() + (int) calls;
  }
}
