package garden;

import java.util.List;

public class VarWildcard {
  int hash(List<?> beds) {
    var first = beds.get(0);
    return first.hashCode();
  }
}
