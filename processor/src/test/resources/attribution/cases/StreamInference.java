package garden;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

public class StreamInference {
  Object longNames(List<String> names) {
    return names.stream()
        .map(name -> Map.entry(name, name.length()))
        .filter(entry -> entry.getValue() > 1)
        .sorted(Comparator.comparing(entry -> entry.getKey()))
        .toList();
  }
}
