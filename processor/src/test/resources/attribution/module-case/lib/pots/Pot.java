package pots;

public class Pot {
  public static class Lid {
    public int weight;
  }

  public int fill(Integer litres) {
    return 1;
  }

  public long fill(long litres) {
    return litres;
  }
}
