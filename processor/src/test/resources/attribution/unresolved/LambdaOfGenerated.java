package garden;

import static garden.Seedling.ROWS;

import java.util.function.Function;

public class LambdaOfGenerated {
  int grow() {
    Function<Seedling, Integer> once = plant -> plant.grow(1);
    return once.apply(new Seedling()) + ROWS;
  }
}
