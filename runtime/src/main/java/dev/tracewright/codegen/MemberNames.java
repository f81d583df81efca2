package dev.tracewright.codegen;

import java.util.Set;
import java.util.TreeSet;

/** The names that the members of {@code GraphModule}, {@code Object} and generated classes take. */
public final class MemberNames {
  /**
   * All of them. A captured method has one of these names only as an overload of a method of {@code
   * Object}, for which nobody mistakes it.
   */
  public static final Set<String> ALL =
      java.util.Collections.unmodifiableSet(
          new TreeSet<>(
              Set.of(
                  "as",
                  "attribute",
                  "call",
                  "clone",
                  "code",
                  "equals",
                  "finalize",
                  "getClass",
                  "graph",
                  "hashCode",
                  "notify",
                  "notifyAll",
                  "of",
                  "openResource",
                  "printTabular",
                  "read",
                  "save",
                  "signature",
                  "signatures",
                  "submodule",
                  "toString",
                  "wait",
                  "withGraph",
                  "withSubmodule")));

  private MemberNames() {}
}
