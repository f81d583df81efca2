package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads captured methods. */
final class ResourceParser {
  private final GraphParser parser;
  private final TextScanner in;

  private ResourceParser(GraphParser parser) {
    this.parser = parser;
    this.in = parser.scanner();
  }

  static CapturedMethod parse(String text) {
    GraphParser parser = new GraphParser(text);
    return parser.guarded(() -> new ResourceParser(parser).method());
  }

  private CapturedMethod method() {
    in.expect("tracewright ");
    int start = in.position();
    int version = in.integer("the version of the format");
    if (version != GraphResource.VERSION) {
      throw in.errorAt(
          start,
          "the text has version %d of the format; this library reads version %d"
              .formatted(version, GraphResource.VERSION));
    }
    int afterVersion = in.position();
    parser.readWhere();
    in.moveTo(afterVersion);
    in.skipBlank();
    Signature signature = signature();
    List<Assumption> assumptions = in.accept("assumed:") ? assumptions() : List.of();
    in.expectAmidBlanks("captured:");
    Graph captured = parser.graph();
    in.expectAmidBlanks("final:");
    if (in.acceptWord("captured")) {
      parser.finish(List.of(captured));
      return new CapturedMethod(signature, assumptions, captured, captured);
    }
    Graph result = parser.graph();
    parser.finish(List.of(captured, result));
    return new CapturedMethod(signature, assumptions, captured, result);
  }

  private Signature signature() {
    in.expect("method ");
    String name = in.name("the name of the method");
    in.expect(" of ");
    int start = in.position();
    if (!(parser.types().type() instanceof ClassType owner)) {
      throw in.errorAt(start, "expected a class");
    }
    in.expectAmidBlanks(":");
    TypeRef result = parser.types().type();
    in.skipBlank();
    boolean isPublic = in.acceptWord("public");
    in.skipBlank();
    boolean isStatic = in.acceptWord("static");
    in.skipBlank();
    boolean frozen = in.acceptWord("frozen");
    in.skipBlank();
    List<Signature.TypeParameter> typeParameters = new ArrayList<>();
    while (in.accept("type ")) {
      typeParameters.add(typeParameter());
      in.skipBlank();
    }
    List<Signature.Parameter> parameters = new ArrayList<>();
    while (in.accept("parameter ")) {
      parameters.add(parameter());
      in.skipBlank();
    }
    List<TypeRef> thrown = new ArrayList<>();
    while (in.accept("throws ")) {
      thrown.add(parser.types().type());
      in.skipBlank();
    }
    return new Signature(
        owner, isStatic, name, typeParameters, result, thrown, isPublic, parameters, frozen);
  }

  private Signature.TypeParameter typeParameter() {
    String name = in.name("the name of a type parameter");
    boolean ofClass = in.accept(" of class");
    List<TypeRef> bounds = new ArrayList<>();
    if (in.accept(" : ")) {
      do {
        bounds.add(parser.types().type());
      } while (in.accept(" & "));
    }
    return new Signature.TypeParameter(name, bounds, ofClass);
  }

  private Signature.Parameter parameter() {
    String name = in.name("the name of a parameter");
    boolean variableArity = in.accept("...");
    in.expectAmidBlanks(":");
    TypeRef type = parser.types().type();
    Optional<Argument> specialized =
        in.accept(" = ") ? Optional.of(parser.constant()) : Optional.empty();
    return new Signature.Parameter(name, type, variableArity, specialized);
  }

  private List<Assumption> assumptions() {
    List<Assumption> assumptions = new ArrayList<>();
    in.skipBlank();
    Assumption next = assumption();
    while (next != null) {
      assumptions.add(next);
      in.skipBlank();
      next = assumption();
    }
    return assumptions;
  }

  private @Nullable Assumption assumption() {
    if (in.accept("null ")) {
      return new Assumption.IsNull(parser.path());
    }
    if (in.accept("present ")) {
      return new Assumption.NotNull(parser.path());
    }
    if (in.accept("class ")) {
      return new Assumption.ExactClass(pathBeforeColon(), classType());
    }
    if (in.accept("elements ")) {
      return new Assumption.ElementClass(pathBeforeColon(), classType());
    }
    if (in.accept("size ")) {
      return new Assumption.Size(pathBeforeColon(), in.integer("a size"));
    }
    if (in.accept("equal ")) {
      return new Assumption.Equals(pathBeforeColon(), parser.constant());
    }
    if (in.accept("same ")) {
      return new Assumption.Same(pathBeforeColon(), parser.path());
    }
    return null;
  }

  private ClassType classType() {
    int start = in.position();
    if (parser.types().type() instanceof ClassType type) {
      return type;
    }
    throw in.errorAt(start, "expected a class");
  }

  private AttributePath pathBeforeColon() {
    AttributePath path = parser.path();
    in.expectAmidBlanks(":");
    return path;
  }
}
