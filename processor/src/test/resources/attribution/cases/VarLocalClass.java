package garden;

import java.util.List;

public class VarLocalClass {
  int rows() {
    class Counter {
      int value;
    }
    var counter = new Counter();
    counter.value++;
    List<Counter> all = List.of(counter);
    all.forEach(each -> each.value++);
    return counter.value;
  }
}
