package garden;

public class AnonymousInNested {
  class Shed extends AnonymousEverywhere {
    void open() {
      Object tool = new Object() {};
    }
  }

  static class Barn {
    Object tool = new Object() {};
  }
}
