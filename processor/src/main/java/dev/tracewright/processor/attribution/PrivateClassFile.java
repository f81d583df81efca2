package dev.tracewright.processor.attribution;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import javax.tools.FileObject;
import javax.tools.SimpleJavaFileObject;

/** A class file of the outer compilation as the nested one sees it. */
final class PrivateClassFile extends SimpleJavaFileObject implements PrivateFile {

  private final FileObject file;
  private final String binaryName;

  PrivateClassFile(FileObject file, String binaryName) {
    super(URI.create("class:///" + escaped(binaryName) + ".class"), Kind.CLASS);
    this.file = file;
    this.binaryName = binaryName;
  }

  @Override
  public String binaryName() {
    return binaryName;
  }

  @Override
  public InputStream openInputStream() throws IOException {
    return file.openInputStream();
  }

  private static String escaped(String binaryName) {
    StringBuilder path = new StringBuilder();
    binaryName
        .chars()
        .forEach(
            c -> {
              boolean plain = c < 128 && Character.isJavaIdentifierPart(c) && c != 127 && c > 32;
              if (c == '.') {
                path.append('/');
              } else if (plain) {
                path.append((char) c);
              } else {
                path.append("_u").append(Integer.toHexString(c));
              }
            });
    return path.toString();
  }
}
