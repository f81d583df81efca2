package garden;

public class EnumWithBodies {
  enum Season {
    SUMMER {
      @Override
      int hours() {
        return 16;
      }
    },
    WINTER;

    int hours() {
      return 8;
    }
  }

  int rank(Season season) {
    return switch (season) {
      case SUMMER -> 1;
      case WINTER -> 2;
    };
  }
}
