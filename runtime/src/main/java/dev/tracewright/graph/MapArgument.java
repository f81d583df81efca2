package dev.tracewright.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map of arguments in the order of its entries; the keys hold no node. */
public record MapArgument(Map<Literal, Argument> entries) implements Argument {
  /** Copies the map. */
  public MapArgument {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }
}
