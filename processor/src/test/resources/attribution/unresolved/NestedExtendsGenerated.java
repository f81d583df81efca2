package garden;

public class NestedExtendsGenerated {
  int grow() {
    return new Bush().grow(3);
  }

  static class Bush extends Seedling {
    int height = grow(2);

    Bush() {
      super();
      water();
    }
  }
}
