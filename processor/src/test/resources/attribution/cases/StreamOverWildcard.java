package garden;

import java.util.List;

public class StreamOverWildcard {
  Object lengths(List<? extends CharSequence> names) {
    return names.stream().map(name -> name.length()).toList();
  }
}
