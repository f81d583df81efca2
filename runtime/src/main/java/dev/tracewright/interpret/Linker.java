package dev.tracewright.interpret;

import dev.tracewright.graph.ArrayType;
import dev.tracewright.graph.AttributePath.FieldStep;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.EnumConstant;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.Node;
import dev.tracewright.graph.Operators;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.graph.TypeRef;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the classes and members that a graph names, each once. */
final class Linker {
  private final MethodHandles.Lookup lookup;
  private final Map<MemberRef, Function> functions = new ConcurrentHashMap<>();
  private final Map<FieldStep, Function> fields = new ConcurrentHashMap<>();
  private final Map<TypeRef, Class<?>> classes = new ConcurrentHashMap<>();
  private final Map<Method, Function> defaults = new ConcurrentHashMap<>();
  private final Map<EnumConstant, Object> constants = new ConcurrentHashMap<>();

  Linker(MethodHandles.Lookup lookup) {
    this.lookup = lookup;
  }

  /** A member as a function of boxed values. */
  @FunctionalInterface
  interface Function {
    @Nullable Object invoke(List<@Nullable Object> args) throws Throwable;
  }

  /** One way to ask a look-up for a handle. */
  @FunctionalInterface
  private interface Finding {
    MethodHandle with(MethodHandles.Lookup lookup)
        throws NoSuchMethodException, NoSuchFieldException, IllegalAccessException;
  }

  /** The member that a node names. */
  Function function(Node node, MemberRef member) {
    Function known = functions.get(member);
    if (known == null) {
      known = isArrayClone(member) ? Linker::cloneArray : spread(find(node, member));
      functions.put(member, known);
    }
    return known;
  }

  /** The field of a step, as a function of the object that has it. */
  Function field(Node node, FieldStep field) {
    Function known = fields.get(field);
    if (known == null) {
      Class<?> owner = load(node, field.owner());
      Class<?> type = load(node, field.type());
      known =
          spread(
              find(
                  node,
                  field.owner().text() + "." + field.name(),
                  owner,
                  access -> access.findGetter(owner, field.name(), type)));
      fields.put(field, known);
    }
    return known;
  }

  /** The constant of an enum that an argument of a node names. */
  Object constant(Node node, EnumConstant constant) {
    Object known = constants.get(constant);
    if (known == null) {
      Object[] all = load(node, constant.type()).getEnumConstants();
      for (Object each : all == null ? new Object[0] : all) {
        if (((Enum<?>) each).name().equals(constant.name())) {
          known = each;
        }
      }
      if (known == null) {
        throw new UnresolvedTargetException(node, "no enum constant " + constant.text(), null);
      }
      constants.put(constant, known);
    }
    return known;
  }

  /** The class of a type, after erasure. */
  Class<?> load(Node node, TypeRef type) {
    Class<?> known = classes.get(type);
    if (known == null) {
      known = loadErased(node, type.erasure());
      classes.put(type, known);
    }
    return known;
  }

  private Class<?> loadErased(Node node, TypeRef type) {
    if (type instanceof PrimitiveType primitive) {
      return primitive(primitive);
    }
    if (type instanceof ArrayType array) {
      return loadErased(node, array.component()).arrayType();
    }
    if (!(type instanceof ClassType name)) {
      throw new UnresolvedTargetException(node, "no class for " + type.text(), null);
    }
    try {
      return Class.forName(name.binaryName(), false, lookup.lookupClass().getClassLoader());
    } catch (ClassNotFoundException | LinkageError missing) {
      throw new UnresolvedTargetException(node, "no class " + name.binaryName(), missing);
    }
  }

  private static Class<?> primitive(PrimitiveType type) {
    return switch (type) {
      case BOOLEAN -> boolean.class;
      case BYTE -> byte.class;
      case SHORT -> short.class;
      case CHAR -> char.class;
      case INT -> int.class;
      case LONG -> long.class;
      case FLOAT -> float.class;
      case DOUBLE -> double.class;
      case VOID -> void.class;
    };
  }

  private MethodHandle find(Node node, MemberRef member) {
    Class<?> owner = member.isOperator() ? Operators.class : load(node, member.owner());
    Class<?> result = load(node, member.result());
    List<Class<?>> parameters =
        member.parameters().stream().<Class<?>>map(type -> load(node, type)).toList();
    String name = member.name();
    MethodType type = MethodType.methodType(result, parameters);
    return find(
        node,
        member.text(),
        owner,
        access ->
            switch (member.kind()) {
              case STATIC -> access.findStatic(owner, name, type);
              case VIRTUAL -> access.findVirtual(owner, name, type);
              case CONSTRUCTOR -> access.findConstructor(owner, type.changeReturnType(void.class));
              case GETTER -> access.findGetter(owner, name, result);
              case STATIC_GETTER -> access.findStaticGetter(owner, name, result);
            });
  }

  /** Asks as the caller may, then as the owner itself if it is open to the caller. */
  private MethodHandle find(Node node, String text, Class<?> owner, Finding finding) {
    try {
      MethodHandles.Lookup open = owner == Operators.class ? MethodHandles.publicLookup() : lookup;
      try {
        return finding.with(open);
      } catch (IllegalAccessException closed) {
        return finding.with(MethodHandles.privateLookupIn(owner, lookup));
      }
    } catch (NoSuchMethodException | NoSuchFieldException | LinkageError missing) {
      throw new UnresolvedTargetException(node, "no member " + text, missing);
    } catch (IllegalAccessException closed) {
      throw new UnresolvedTargetException(
          node, text + " cannot be reached from " + lookup.lookupClass().getName(), closed);
    }
  }

  /** Runs the default method that an interface gives an object which does not override it. */
  @Nullable Object invokeDefault(Node node, Object receiver, Method method, @Nullable Object[] args)
      throws Throwable {
    Class<?> owner = method.getDeclaringClass();
    if (Modifier.isPublic(owner.getModifiers())
        && owner.getModule().isExported(owner.getPackageName(), Linker.class.getModule())) {
      return InvocationHandler.invokeDefault(receiver, method, args);
    }
    Function known = defaults.get(method);
    if (known == null) {
      String text = owner.getName() + "." + method.getName();
      MethodHandle handle =
          find(node, text, owner, access -> access.unreflectSpecial(method, owner));
      known = spread(handle);
      defaults.put(method, known);
    }
    List<@Nullable Object> all = new ArrayList<>(args.length + 1);
    all.add(receiver);
    Collections.addAll(all, args);
    return known.invoke(all);
  }

  /** A handle of one array of boxed arguments; a method of variable arity takes its array as is. */
  private static Function spread(MethodHandle handle) {
    int arity = handle.type().parameterCount();
    MethodHandle spread =
        handle
            .asFixedArity()
            .asType(MethodType.genericMethodType(arity))
            .asSpreader(Object[].class, arity);
    return args -> {
      @Nullable Object[] array = args.toArray();
      return (@Nullable Object) spread.invokeExact(array);
    };
  }

  /** The one method of arrays that is not a member of any class. */
  private static boolean isArrayClone(MemberRef member) {
    return member.kind() == MemberRef.Kind.VIRTUAL
        && member.owner().equals(ClassType.OBJECT)
        && member.name().equals("clone")
        && member.parameters().isEmpty();
  }

  private static Object cloneArray(List<@Nullable Object> args) {
    Object array = java.util.Objects.requireNonNull(args.get(0));
    int length = Array.getLength(array);
    Object copy = Array.newInstance(array.getClass().getComponentType(), length);
    System.arraycopy(array, 0, copy, 0, length);
    return copy;
  }
}
