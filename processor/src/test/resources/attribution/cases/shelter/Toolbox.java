package shelter;

import java.util.ArrayList;
import java.util.List;

public class Toolbox {
  public static Hidden hidden() {
    return new Hidden();
  }

  public static List<Hidden> list() {
    return new ArrayList<>();
  }
}

class Hidden {
  public int count() {
    return 1;
  }
}
