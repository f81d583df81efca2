package garden;

import java.util.List;

public class VarIntersection {
  Object mixed(boolean dry) {
    var either = dry ? 1 : "wet";
    var all = List.of(1, "wet");
    return all.contains(either);
  }
}
