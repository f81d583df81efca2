package dev.tracewright.random;

/** An object of random programs that changes. Its source is no part of their compilation. */
public final class Cell {
  private int value;

  /** A cell that holds a number. */
  public Cell(int value) {
    this.value = value;
  }

  /** What it holds. */
  public int get() {
    return value;
  }

  /** Lets it hold another number. */
  public void set(int value) {
    this.value = value;
  }

  /** Adds to what it holds. */
  public int plus(int x) {
    value += x;
    return value;
  }

  @Override
  public String toString() {
    return "Cell " + value;
  }
}
