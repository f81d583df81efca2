package garden;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

public class ManyShapes {
  long base = 3;

  static long plus(long left, Integer right) {
    return left + right;
  }

  static int count(Object... all) {
    return all.length;
  }

  static <T> T same(T value) {
    return value;
  }

  int body(List<? extends Number> numbers, Integer boxed, short small) {
    var wide = small + 1L;
    int sum = count("a", 1, 2.0) + count((Object[]) new String[0]);
    long total = plus(small, sum) + base;
    Number number = same(boxed);
    for (var each : numbers) {
      sum += each.intValue();
    }
    Function<Integer, Integer> shift = each -> each + boxed;
    numbers.forEach(each -> each.hashCode());
    Runnable task =
        new Runnable() {
          @Override
          public void run() {
            Object inner =
                new Object() {
                  int deep = 1;
                };
          }
        };
    var secret =
        new Object() {
          int value = 7;
        };
    sum += secret.value;
    Supplier<List<String>> lists = ArrayList::new;
    String text = "sum=" + sum + boxed + lists.get() + number + total;
    boolean flag = boxed > 3 && wide < 2 ? true : shift.apply(2) == 4;
    int chosen =
        switch (sum) {
          case 1 -> 2;
          default -> {
            yield flag ? 3 : text.length();
          }
        };
    return chosen > 0 ? sum : boxed;
  }
}
