package dev.tracewright.processor.lowering;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * What class files call: {@code java/util/List*.size()I}, with a star for interfaces; what method
 * references stand for without its class.
 */
final class InvokedMembers extends ClassVisitor {

  private static final Set<String> OF_OBJECT =
      Set.of(
          "equals(Ljava/lang/Object;)Z",
          "hashCode()I",
          "toString()Ljava/lang/String;",
          "getClass()Ljava/lang/Class;");

  private final Set<String> members = new TreeSet<>();

  private InvokedMembers() {
    super(Opcodes.ASM9);
  }

  /** Compiles the sources; what each class calls, by binary name. */
  static Map<String, Set<String>> compile(Map<String, String> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> sources = new ArrayList<>();
    files.forEach((path, text) -> sources.add(new Lowered.Source(path, text)));
    Output output = new Output(compiler.getStandardFileManager(null, null, null));
    List<String> options = List.of("-proc:none", "-Xlint:none");
    boolean compiled = compiler.getTask(null, output, null, options, null, sources).call();
    if (!compiled) {
      throw new AssertionError("the sources do not compile");
    }
    Map<String, Set<String>> invoked = new HashMap<>();
    output.classes.forEach(
        (name, bytes) -> {
          InvokedMembers visitor = new InvokedMembers();
          new ClassReader(bytes.toByteArray()).accept(visitor, 0);
          invoked.put(name, visitor.members);
        });
    return invoked;
  }

  private void add(String owner, boolean isInterface, String name, String descriptor) {
    String named = owner.startsWith("[") ? "java/lang/Object" : owner;
    members.add(named + (isInterface ? "*." : ".") + name + descriptor);
    if (isInterface && OF_OBJECT.contains(name + descriptor)) {
      // Since 18 javac names the interface, before it named Object, as we do on every JDK.
      members.add("java/lang/Object." + name + descriptor);
    }
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean isInterface) {
        add(owner, isInterface, called, type);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String type, Handle bootstrap, Object... arguments) {
        for (Object each : arguments) {
          if (each instanceof Handle handle) {
            // Before 18 javac named the declaring class here, not the one before the colons.
            members.add("." + handle.getName() + handle.getDesc());
          }
        }
      }
    };
  }

  private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Output(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
      return new SimpleJavaFileObject(uri, kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          classes.put(className, bytes);
          return bytes;
        }
      };
    }
  }
}
