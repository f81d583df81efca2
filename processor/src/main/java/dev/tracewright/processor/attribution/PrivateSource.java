package dev.tracewright.processor.attribution;

import java.io.IOException;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/** A source file of the outer compilation as the nested one sees it: same name, same text. */
final class PrivateSource extends ForwardingJavaFileObject<JavaFileObject> implements PrivateFile {

  private final String binaryName;

  /**
   * @param file the outer file; it decodes with the encoding of the outer compilation
   * @param binaryName the class for which the file is listed
   */
  PrivateSource(JavaFileObject file, String binaryName) {
    super(file);
    this.binaryName = binaryName;
  }

  @Override
  public String binaryName() {
    return binaryName;
  }

  @Override
  public Kind getKind() {
    return Kind.SOURCE;
  }

  /** Reads without complaint: the outer compilation has reported bad bytes already. */
  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
    return super.getCharContent(true);
  }
}
