package garden;

public class OuterCreatesInner {
  class Row {
    Row(int plants) {}
  }

  Object extended(OuterCreatesInner bed) {
    return bed.new Row(3) {
      int extra;
    };
  }

  Object plain(OuterCreatesInner bed) {
    return bed.new Row(3);
  }
}
