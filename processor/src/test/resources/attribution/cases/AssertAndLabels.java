package garden;

public class AssertAndLabels {
  void dig(int depth) {
    assert depth > 0 : "too flat";
    synchronized (this) {
      depth++;
    }
    outer:
    for (; ; ) {
      break outer;
    }
  }
}
