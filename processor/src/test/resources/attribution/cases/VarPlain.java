package garden;

import java.util.ArrayList;
import java.util.Map;

public class VarPlain {
  int rows() {
    var one = 1;
    var names = new ArrayList<String>();
    var plan = Map.of(1, "bean");
    return one + names.size() + plan.size();
  }
}
