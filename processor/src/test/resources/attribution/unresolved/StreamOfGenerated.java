package garden;

import java.util.List;

public class StreamOfGenerated {
  List<Seedling> tall(List<Seedling> plants) {
    return plants.stream().filter(plant -> plant.grow(1) > 0).map(plant -> plant).toList();
  }
}
