package garden;

import java.util.function.Supplier;

public class LambdaToConstructor {
  final Supplier<Integer> size;

  LambdaToConstructor() {
    this(() -> 1);
  }

  LambdaToConstructor(Supplier<Integer> size) {
    this.size = size;
  }
}
