package dev.tracewright.processor.attribution;

import javax.tools.JavaFileObject;

/** A file that the nested compilation got from us, with the class it stands for. */
sealed interface PrivateFile extends JavaFileObject permits PrivateSource, PrivateClassFile {

  /** The binary name, {@code com.acme.Outer$Inner}. */
  String binaryName();
}
