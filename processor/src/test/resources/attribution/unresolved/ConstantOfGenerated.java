package garden;

public class ConstantOfGenerated {
  int rows() {
    final int rows = Seedling.ROWS;
    byte narrow = rows;
    return narrow;
  }
}
