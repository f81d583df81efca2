package garden;

import java.util.List;

public class LambdaPlain {
  int letters(List<String> names) {
    int[] sum = {0};
    names.forEach(name -> sum[0] += name.length());
    return sum[0];
  }
}
