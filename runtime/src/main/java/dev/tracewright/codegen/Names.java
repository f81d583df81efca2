package dev.tracewright.codegen;

import com.palantir.javapoet.ClassName;

/** The classes that every generated class may mention. */
final class Names {
  static final ClassName GRAPH_MODULE = ClassName.get("dev.tracewright", "GraphModule");
  static final ClassName GENERATED_CODE = ClassName.get("dev.tracewright", "GeneratedCode");
  static final ClassName GRAPH_DIGEST = ClassName.get("dev.tracewright.annotations", "GraphDigest");
  static final ClassName GENERATED = ClassName.get("javax.annotation.processing", "Generated");
  static final ClassName METHOD_HANDLE = ClassName.get("java.lang.invoke", "MethodHandle");
  static final ClassName METHOD_HANDLES = ClassName.get("java.lang.invoke", "MethodHandles");
  static final ClassName METHOD_TYPE = ClassName.get("java.lang.invoke", "MethodType");
  static final ClassName INPUT_STREAM = ClassName.get("java.io", "InputStream");
  static final ClassName OBJECTS = ClassName.get("java.util", "Objects");
  static final ClassName ILLEGAL_STATE = ClassName.get("java.lang", "IllegalStateException");
  static final ClassName EXCEPTION = ClassName.get("java.lang", "Exception");
  static final ClassName RUNTIME_EXCEPTION = ClassName.get("java.lang", "RuntimeException");
  static final ClassName THROWABLE = ClassName.get("java.lang", "Throwable");

  private Names() {}
}
