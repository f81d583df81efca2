package garden;

import java.io.ByteArrayInputStream;

public class TryAndMultiCatch {
  int first() throws Exception {
    try (var in = new ByteArrayInputStream(new byte[] {7})) {
      return in.read();
    } catch (RuntimeException | Error failure) {
      throw failure;
    }
  }
}
