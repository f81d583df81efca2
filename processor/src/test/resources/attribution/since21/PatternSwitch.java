package garden;

public class PatternSwitch {
  record Pair(Object left, int right) {}

  sealed interface Crop permits Bean, Leek {}

  record Bean(int pods) implements Crop {}

  record Leek(String kind) implements Crop {}

  int score(Object thing) {
    return switch (thing) {
      case Pair(String label, var right) when right > 1 -> right;
      case Pair(var left, var right) -> right;
      case Integer number -> number;
      case null -> 0;
      default -> 1;
    };
  }

  int score(Crop crop) {
    return switch (crop) {
      case Bean bean -> bean.pods();
      case Leek(var kind) -> kind.length();
    };
  }
}
