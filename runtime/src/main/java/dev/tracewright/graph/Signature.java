package dev.tracewright.graph;

import java.util.List;

/**
 * The captured method as its user declared it; the parameters are the graph's placeholders.
 *
 * @param owner the class that declares it
 * @param isStatic whether it is a function without a root
 * @param method its name
 * @param typeParameters its type parameters, after those of a generic {@code owner}
 * @param result the declared type of the result
 * @param thrown the declared exceptions
 * @param isPublic whether method and class are visible outside their package
 * @param parameters the declared parameters
 * @param frozen whether its user promises that no attribute changes once a module is made
 */
public record Signature(
    ClassType owner,
    boolean isStatic,
    String method,
    List<TypeParameter> typeParameters,
    TypeRef result,
    List<TypeRef> thrown,
    boolean isPublic,
    List<Parameter> parameters,
    boolean frozen) {

  /** Copies the lists. */
  public Signature {
    typeParameters = List.copyOf(typeParameters);
    thrown = List.copyOf(thrown);
    parameters = List.copyOf(parameters);
  }

  /** A method of which nothing is promised. */
  public Signature(
      ClassType owner,
      boolean isStatic,
      String method,
      List<TypeParameter> typeParameters,
      TypeRef result,
      List<TypeRef> thrown,
      boolean isPublic,
      List<Parameter> parameters) {
    this(owner, isStatic, method, typeParameters, result, thrown, isPublic, parameters, false);
  }

  /** This method with the promise that no attribute changes. */
  public Signature freeze() {
    return new Signature(
        owner, isStatic, method, typeParameters, result, thrown, isPublic, parameters, true);
  }

  /**
   * A declared type parameter.
   *
   * @param name its name
   * @param bounds its bounds, empty for {@code Object}
   * @param ofClass whether the class declares it rather than the method
   */
  public record TypeParameter(String name, List<TypeRef> bounds, boolean ofClass) {
    /** Copies the list. */
    public TypeParameter {
      bounds = List.copyOf(bounds);
    }
  }

  /**
   * A declared parameter.
   *
   * @param name its name in the source
   * @param type its declared type
   * @param variableArity whether it is declared with {@code ...}
   * @param specialized the only value it may have, if it was captured for one
   */
  public record Parameter(
      String name, TypeRef type, boolean variableArity, java.util.Optional<Argument> specialized) {}
}
