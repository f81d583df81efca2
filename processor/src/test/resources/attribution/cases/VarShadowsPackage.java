package garden;

import java.util.ArrayList;

public class VarShadowsPackage {
  int rows() {
    int java = 1;
    var names = new ArrayList<String>();
    return java + names.size();
  }
}
