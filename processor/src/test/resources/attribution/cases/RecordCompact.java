package garden;

public class RecordCompact {
  record Patch(int size, String crop) {
    Patch {
      if (size < 0) {
        throw new IllegalArgumentException(crop);
      }
    }

    Patch(int size) {
      this(size, "");
    }
  }

  int size(Patch patch) {
    return patch.size();
  }
}
