package garden;

import java.util.function.Supplier;

public class AnonymousEverywhere {
  static Object shared = new Object() {};
  Object own = new Object() {};
  Supplier<Object> later = () -> new Object() {};

  {
    Object inInitializer = new Object() {};
  }

  Object nested() {
    return new Object() {
      Object inner = new Object() {};
    };
  }
}
