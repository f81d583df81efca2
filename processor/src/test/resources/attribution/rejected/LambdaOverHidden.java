package garden;

import shelter.Toolbox;

public class LambdaOverHidden {
  void touch() {
    Toolbox.list().forEach(tool -> tool.hashCode());
  }
}
