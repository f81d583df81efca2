package garden;

public class DeclaredLocal {
  int grow() {
    Seedling plant = new Seedling();
    int first = plant.grow(1);
    return first + plant.grow(2);
  }
}
