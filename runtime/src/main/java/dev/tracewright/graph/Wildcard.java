package dev.tracewright.graph;

/**
 * A wildcard; it stands only among the arguments of a {@link ClassType}.
 *
 * @param kind which bound it has
 * @param bound the bound; {@code java.lang.Object} for {@link Kind#UNBOUNDED}
 */
public record Wildcard(Kind kind, TypeRef bound) implements TypeRef {
  /** The three forms of a wildcard. */
  public enum Kind {
    UNBOUNDED,
    EXTENDS,
    SUPER
  }

  /** Checks the bound; an unbounded wildcard has that of {@link #ANY}. */
  public Wildcard {
    if (bound instanceof Wildcard) {
      throw new IllegalArgumentException("a wildcard bounds no wildcard: " + bound.text());
    }
    bound = kind == Kind.UNBOUNDED ? ClassType.OBJECT : bound;
  }

  /** The wildcard {@code ?}. */
  public static final Wildcard ANY = new Wildcard(Kind.UNBOUNDED, ClassType.OBJECT);

  @Override
  public TypeRef erasure() {
    return kind == Kind.EXTENDS ? bound.erasure() : ClassType.OBJECT;
  }

  @Override
  public String descriptor() {
    return erasure().descriptor();
  }

  @Override
  public String text() {
    return switch (kind) {
      case UNBOUNDED -> "?";
      case EXTENDS -> "? extends " + bound.text();
      case SUPER -> "? super " + bound.text();
    };
  }

  @Override
  public String toString() {
    return text();
  }
}
