package garden;

import java.util.List;

public class LoopVarWildcard {
  int count(List<?> beds) {
    int sum = 0;
    for (var bed : beds) {
      sum += bed.hashCode();
    }
    return sum;
  }
}
