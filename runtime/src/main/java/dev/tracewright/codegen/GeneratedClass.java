package dev.tracewright.codegen;

import dev.tracewright.graph.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * What the generated class is to be, beside its methods.
 *
 * @param packageName the package, empty for the unnamed one
 * @param simpleName the simple name, {@code GateGraphModule} say
 * @param interfaces what it implements beside extending {@code GraphModule}
 * @param version the version of Tracewright that generates it; another one refuses to run it
 * @param digest the digest of the graph's text, or empty for none
 * @param markGenerated whether {@code javax.annotation.processing.Generated} may be named
 * @param dropReferences whether locals are set to null after their last use
 */
public record GeneratedClass(
    String packageName,
    String simpleName,
    List<TypeRef> interfaces,
    String version,
    Optional<String> digest,
    boolean markGenerated,
    boolean dropReferences) {

  /** Checks the names and copies the list. */
  public GeneratedClass {
    if (!packageName.isEmpty()) {
      for (String part : packageName.split("\\.", -1)) {
        Identifiers.check(part);
      }
    }
    Identifiers.check(simpleName);
    interfaces = List.copyOf(interfaces);
  }

  /** A class without interfaces, digest or marks, that drops references early. */
  public static GeneratedClass of(String packageName, String simpleName, String version) {
    return new GeneratedClass(
        packageName, simpleName, List.of(), version, Optional.empty(), false, true);
  }

  /** This class, implementing these interfaces. */
  public GeneratedClass withInterfaces(List<? extends TypeRef> newInterfaces) {
    return new GeneratedClass(
        packageName,
        simpleName,
        List.copyOf(newInterfaces),
        version,
        digest,
        markGenerated,
        dropReferences);
  }

  /** This class, annotated with the digest of its graph. */
  public GeneratedClass withDigest(String newDigest) {
    return new GeneratedClass(
        packageName,
        simpleName,
        interfaces,
        version,
        Optional.of(newDigest),
        markGenerated,
        dropReferences);
  }

  /** This class, with or without {@code @Generated}. */
  public GeneratedClass withGeneratedMark(boolean mark) {
    return new GeneratedClass(
        packageName, simpleName, interfaces, version, digest, mark, dropReferences);
  }

  /** This class, with or without setting locals to null after their last use. */
  public GeneratedClass withDroppedReferences(boolean drop) {
    return new GeneratedClass(
        packageName, simpleName, interfaces, version, digest, markGenerated, drop);
  }

  /**
   * The name of the resource beside the class that holds the graph of a method.
   *
   * @param method the place of the method among those of the class, from 0
   */
  public String resourceName(int method) {
    return method == 0 ? simpleName + ".graph" : simpleName + "." + method + ".graph";
  }
}
