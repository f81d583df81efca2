package garden;

public class Seedling {
  public static final int ROWS = 1;

  public int grow(int days) {
    return days;
  }

  public long grow(long days) {
    return days;
  }

  protected void water() {}
}
