package garden;

public class VarOfGenerated {
  int grow() {
    var plant = new Seedling();
    return plant.grow(1);
  }
}
