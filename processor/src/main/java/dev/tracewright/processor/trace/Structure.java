package dev.tracewright.processor.trace;

import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.TypeRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the constructors of a module are known to leave in a final field. */
sealed interface Structure {

  /**
   * Nothing is known: the field is read at run time. All of these are equal.
   *
   * @param why what stands in the way, as a clause
   */
  record Unknown(String why) implements Structure {
    static final Unknown VALUE = new Unknown("its constructors do not say");

    @Override
    public boolean equals(Object other) {
      return other instanceof Unknown;
    }

    @Override
    public int hashCode() {
      return Unknown.class.hashCode();
    }
  }

  /** Always this constant. */
  record Constant(Value.Known value) implements Structure {}

  /** An object of exactly this class; fields that are missing are unknown. */
  record ObjectStructure(ClassType type, Map<String, Structure> fields) implements Structure {
    /** What is known of a field. */
    Structure field(String name) {
      return fields.getOrDefault(name, Unknown.VALUE);
    }
  }

  /** A list with these elements. */
  record ListStructure(TypeRef type, List<Structure> elements, boolean mutable)
      implements Structure {}

  /** An array with these elements. */
  record ArrayStructure(TypeRef type, List<Structure> elements) implements Structure {}

  /** An immutable map with these entries. */
  record MapStructure(TypeRef type, Map<Value.Known, Structure> entries) implements Structure {}

  /** What two structures agree on. */
  static Structure agree(Structure one, Structure other) {
    if (one.equals(other) || one instanceof Unknown) {
      return one;
    }
    if (other instanceof Unknown) {
      return other;
    }
    if (one instanceof ObjectStructure a
        && other instanceof ObjectStructure b
        && a.type().equals(b.type())) {
      Map<String, Structure> fields = new LinkedHashMap<>();
      a.fields().forEach((name, value) -> fields.put(name, agree(value, b.field(name))));
      return new ObjectStructure(a.type(), fields);
    }
    if (one instanceof ListStructure a
        && other instanceof ListStructure b
        && a.elements().size() == b.elements().size()) {
      return new ListStructure(
          a.type(), agreeAll(a.elements(), b.elements()), a.mutable() || b.mutable());
    }
    if (one instanceof ArrayStructure a
        && other instanceof ArrayStructure b
        && a.elements().size() == b.elements().size()) {
      return new ArrayStructure(a.type(), agreeAll(a.elements(), b.elements()));
    }
    return new Unknown("its constructors differ");
  }

  private static List<Structure> agreeAll(List<Structure> one, List<Structure> other) {
    List<Structure> result = new ArrayList<>();
    for (int i = 0; i < one.size(); i++) {
      result.add(agree(one.get(i), other.get(i)));
    }
    return result;
  }
}
