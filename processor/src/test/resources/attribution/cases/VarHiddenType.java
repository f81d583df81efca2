package garden;

import shelter.Toolbox;

public class VarHiddenType {
  int tools() {
    var box = Toolbox.hidden();
    return 1;
  }
}
