package garden;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

public class MethodReferences {
  void show(List<?> beds) {
    beds.forEach(System.out::println);
    Function<Integer, int[]> rows = int[]::new;
    Supplier<Supplier<String>> twice = () -> () -> "seed";
  }
}
