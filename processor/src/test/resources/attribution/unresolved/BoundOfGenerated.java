package garden;

public class BoundOfGenerated {
  static <P extends Seedling> P same(P plant) {
    return plant;
  }

  int grow() {
    return same(new Seedling()).grow(3);
  }
}
