package garden;

import java.util.ArrayList;
import java.util.List;

public class AnonymousDiamond {
  Object basket() {
    return new ArrayList<>(List.of("apple")) {
      int weight;
    };
  }
}
