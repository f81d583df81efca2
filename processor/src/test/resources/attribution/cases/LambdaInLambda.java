package garden;

import java.util.Map;

public class LambdaInLambda {
  <T> void water(Map<? extends T, ? super Integer> plan) {
    plan.forEach(
        (bed, litres) -> {
          Runnable now =
              () -> {
                var same = bed;
              };
          now.run();
        });
  }
}
