package garden;

import java.util.Comparator;

public class AnonymousDiamondReturned {
  Comparator<String> order() {
    return new Comparator<>() {
      @Override
      public int compare(String left, String right) {
        return left.length() - right.length();
      }
    };
  }
}
