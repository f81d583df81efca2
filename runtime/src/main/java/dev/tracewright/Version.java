package dev.tracewright;

/** Which Tracewright this is. */
public final class Version {
  // Read through a method, so that no other class file keeps a copy of an older version.
  private static final String CURRENT = "0.1.0";

  private Version() {}

  /** The version of this runtime, {@code 0.1.0} say; generated code of another one is refused. */
  public static String current() {
    return CURRENT;
  }
}
