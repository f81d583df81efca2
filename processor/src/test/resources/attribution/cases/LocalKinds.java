package garden;

public class LocalKinds {
  int area() {
    record Plot(int width, int depth) {}
    enum Soil {
      CLAY
    }
    interface Sown {}
    Plot plot = new Plot(2, 3);
    return plot.width() * plot.depth();
  }
}
