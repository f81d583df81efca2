package garden;

import java.util.List;

public class LambdaOverWildcard {
  void touch(List<?> beds) {
    beds.forEach(bed -> bed.hashCode());
  }
}
