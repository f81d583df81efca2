package dev.tracewright.codegen;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.tracewright.graph.Argument;
import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.AttributePath;
import dev.tracewright.graph.CapturedMethod;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Graph;
import dev.tracewright.graph.ModuleTarget;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Opcode;
import dev.tracewright.graph.TypeRef;
import dev.tracewright.graph.Wildcard;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * What the graphs read: which of the root becomes a field, which values are computed once, and how
 * each is read.
 */
final class Attributes {
  private final TypeNames types;
  private final PrivateAccess access;
  private final TypeRef rootType;
  private final Map<AttributePath, Attribute> fixed = new LinkedHashMap<>();
  private final Map<AttributePath, TypeRef> mutable = new LinkedHashMap<>();
  private final Map<AttributePath, Attribute> frozen = new LinkedHashMap<>();
  private final ClassType self;
  private final Identifiers names;
  private final String rootName;

  /**
   * A value read or computed once.
   *
   * @param field the name of the field that keeps it
   * @param type the type of that field
   */
  record Attribute(String field, TypeRef type) {}

  Attributes(
      TypeNames types,
      PrivateAccess access,
      Identifiers names,
      ClassType self,
      TypeRef rootType,
      List<CapturedMethod> methods) {
    this.types = types;
    this.access = access;
    this.names = names;
    this.self = self;
    this.rootType = rootType;
    this.rootName = names.unique("root");
    for (CapturedMethod method : methods) {
      collect(method.result());
    }
  }

  private void collect(Graph graph) {
    for (Node node : graph.nodes()) {
      if (node.op() == Opcode.GET_ATTR && node.target() instanceof AttributePath path) {
        add(path, node.type());
      } else if (node.target() instanceof ModuleTarget module) {
        add(module.path(), moduleType(module));
      }
      for (Argument argument : node.args()) {
        if (argument instanceof Graph sub) {
          collect(sub);
        }
      }
    }
  }

  private void add(AttributePath path, TypeRef type) {
    if (path.isRoot()) {
      return;
    }
    if (path.isMutable()) {
      mutable.putIfAbsent(path, types.accessible(type));
    } else if (!fixed.containsKey(path)) {
      String name = String.join("_", path.steps().stream().map(Attributes::word).toList());
      fixed.put(path, new Attribute(names.unique(name), types.accessible(type)));
    }
  }

  /**
   * Keeps a value that is computed once: a field of the generated class itself.
   *
   * @return where graphs read it
   */
  AttributePath freeze(String name, TypeRef type) {
    Attribute value = new Attribute(names.unique(name), types.accessible(type));
    AttributePath path =
        AttributePath.ROOT.then(
            new AttributePath.FieldStep(self, value.field(), value.type(), false));
    frozen.put(path, value);
    return path;
  }

  private static String word(AttributePath.Step step) {
    return step instanceof AttributePath.KeyStep key
        ? String.valueOf(key.key().value())
        : step.text();
  }

  /** The declared type of the field where it is the class that the call names, generics kept. */
  private static TypeRef moduleType(ModuleTarget module) {
    List<AttributePath.Step> steps = module.path().steps();
    ClassType owner = module.method().owner();
    if (!steps.isEmpty()
        && steps.get(steps.size() - 1) instanceof AttributePath.FieldStep last
        && last.type().erasure().equals(owner)) {
      return last.type();
    }
    return owner;
  }

  /** The names of all fields. */
  List<String> fieldNames() {
    List<String> found = new ArrayList<>(List.of(rootName));
    fixed.values().forEach(each -> found.add(each.field()));
    frozen.values().forEach(each -> found.add(each.field()));
    return found;
  }

  /** Whether calls need the root itself. */
  private boolean keepsRoot(boolean rootIsUsed) {
    return rootIsUsed || !mutable.isEmpty();
  }

  /** Declares the fields. */
  void declare(TypeSpec.Builder type, boolean rootIsUsed) {
    if (keepsRoot(rootIsUsed)) {
      type.addField(
          FieldSpec.builder(types.of(rootType), rootName, Modifier.PRIVATE, Modifier.FINAL)
              .build());
    }
    fixed.values().forEach(each -> type.addField(field(each)));
    frozen.values().forEach(each -> type.addField(field(each)));
  }

  private FieldSpec field(Attribute attribute) {
    return FieldSpec.builder(
            types.of(attribute.type()), attribute.field(), Modifier.PRIVATE, Modifier.FINAL)
        .build();
  }

  /** The constructor's part: reads everything that is read once. */
  CodeBlock readAll(boolean rootIsUsed) {
    CodeBlock.Builder out = CodeBlock.builder();
    if (keepsRoot(rootIsUsed)) {
      out.addStatement("this.$L = root", rootName);
    }
    fixed.forEach(
        (path, attribute) ->
            out.addStatement(
                "this.$L = $L",
                attribute.field(),
                as(read(path, CodeBlock.of("root")), attribute.type()).code()));
    return out.build();
  }

  /** A value as a method body reads it. */
  Expr use(AttributePath path, TypeRef type, Fields self) {
    if (path.isRoot()) {
      return Expr.primary(self.of(rootName), rootType);
    }
    Attribute attribute = fixed.getOrDefault(path, frozen.get(path));
    if (attribute != null) {
      return as(Expr.primary(self.of(attribute.field()), attribute.type()), type);
    }
    return as(read(path, self.of(rootName)), type);
  }

  /** How a field of the module is written where a method's body stands. */
  interface Fields {
    /** The field with this name. */
    CodeBlock of(String field);
  }

  private Expr as(Expr value, TypeRef wanted) {
    TypeRef shown = types.accessible(wanted);
    return value.type().equals(shown) ? value : value.cast(types, shown);
  }

  /** The value at a path, from an expression for the root. */
  Expr read(AttributePath path, CodeBlock root) {
    Expr value = Expr.primary(root, rootType);
    for (AttributePath.Step step : path.steps()) {
      if (step instanceof AttributePath.FieldStep field) {
        value = access.field(value, field.owner(), field.name(), field.type());
      } else if (step instanceof AttributePath.IndexStep index) {
        value = element(value, index.index());
      } else if (step instanceof AttributePath.KeyStep key) {
        Expr map = container(value, MAP);
        value =
            Expr.primary(
                CodeBlock.of("$L.get($L)", map.receiver(), Literals.of(key.key()).code()),
                argument(map.type(), 1, 2));
      }
    }
    return value;
  }

  private static final ClassType LIST =
      ClassType.of("java.util", "List").withArguments(List.of(Wildcard.ANY));
  private static final ClassType MAP =
      ClassType.of("java.util", "Map").withArguments(List.of(Wildcard.ANY, Wildcard.ANY));

  private Expr element(Expr value, int index) {
    if (value.type() instanceof ArrayType array) {
      return Expr.primary(CodeBlock.of("$L[$L]", value.receiver(), index), array.component());
    }
    Expr list = container(value, LIST);
    return Expr.primary(
        CodeBlock.of("$L.get($L)", list.receiver(), index), argument(list.type(), 0, 1));
  }

  private Expr container(Expr value, ClassType wanted) {
    boolean known =
        value.type() instanceof ClassType type
            && type.packageName().equals("java.util")
            && !type.equals(ClassType.OBJECT);
    return known ? value : value.cast(types, wanted);
  }

  private TypeRef argument(TypeRef type, int index, int count) {
    if (type instanceof ClassType named && named.arguments().size() == count) {
      TypeRef found = named.arguments().get(index);
      TypeRef plain = found instanceof Wildcard wildcard ? wildcard.erasure() : found;
      return types.accessible(plain);
    }
    return ClassType.OBJECT;
  }

  /** Every path that the graphs read from the root, with the type of its value. */
  Map<AttributePath, TypeRef> paths() {
    Map<AttributePath, TypeRef> found = new LinkedHashMap<>();
    fixed.forEach((path, attribute) -> found.put(path, attribute.type()));
    found.putAll(mutable);
    return found;
  }
}
