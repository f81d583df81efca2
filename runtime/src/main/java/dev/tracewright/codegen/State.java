package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;
import java.util.Set;

/** The object in which the parts of a method leave values to each other. */
final class State {
  private final Set<Local> fields;
  private final List<Local> given;
  private final List<Part> parts;
  private TypeName type = ClassName.OBJECT;
  private String name = "";

  /**
   * A state.
   *
   * @param fields the variables that are fields of it
   * @param given those of them that have a value to start with
   * @param parts the parts that share it
   */
  State(Set<Local> fields, List<Local> given, List<Part> parts) {
    this.fields = fields;
    this.given = given;
    this.parts = parts;
  }

  Set<Local> fields() {
    return fields;
  }

  List<Local> given() {
    return given;
  }

  List<Part> parts() {
    return parts;
  }

  /** The nested class. */
  TypeName type() {
    return type;
  }

  void setType(TypeName newType) {
    type = newType;
  }

  /** What the object is called everywhere. */
  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }
}
