package garden;

public class OverloadOnGenerated {
  int pick() throws Exception {
    try {
      new Seedling().grow(1);
    } catch (IllegalStateException dry) {
      return 1;
    }
    return (int) choose(new Seedling());
  }

  int choose(Object any) {
    return 1;
  }

  long choose(Seedling plant) {
    return 2;
  }
}
