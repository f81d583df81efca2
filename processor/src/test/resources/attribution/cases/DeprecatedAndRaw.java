package garden;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

public class DeprecatedAndRaw {
  @SuppressWarnings("deprecation")
  void quiet() {
    new Date(99, 4, 1);
  }

  @SuppressWarnings({"rawtypes", "unchecked"})
  void alsoQuiet() {
    List bag = new ArrayList();
    bag.add(1);
  }

  void loud() {
    new Date(99, 4, 1);
    List bag = new ArrayList();
    bag.add(1);
  }
}
