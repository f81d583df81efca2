package garden;

import java.util.List;

public class LoopVarAnonymous {
  int count() {
    int sum = 0;
    for (var bed :
        List.of(
            new Object() {
              int plants = 3;
            })) {
      sum += bed.plants;
    }
    return sum;
  }
}
