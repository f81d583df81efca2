package garden;

import java.util.List;
import java.util.function.Consumer;

public class LambdaOverIntersection {
  <N extends Number & Comparable<N>> void weigh(N first) {
    Consumer<N> scale = each -> each.intValue();
    scale.accept(first);
    var mixed = List.of(1, 2.5);
    mixed.forEach(each -> each.intValue());
  }
}
