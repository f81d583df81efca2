package garden;

public class CaseOfGenerated {
  int label(int row) {
    switch (row) {
      case Seedling.ROWS:
        return 1;
      default:
        return 2;
    }
  }
}
