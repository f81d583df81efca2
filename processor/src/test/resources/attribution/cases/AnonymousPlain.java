package garden;

public class AnonymousPlain {
  Runnable rake() {
    return new Runnable() {
      @Override
      public void run() {}
    };
  }
}
