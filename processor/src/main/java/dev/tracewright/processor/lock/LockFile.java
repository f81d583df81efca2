package dev.tracewright.processor.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Optional;

/** A committed file, which an editor or a version control system may have touched. */
record LockFile(Path path) {

  /** Its text with plain line ends; empty if there is no such file. */
  Optional<String> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    return Optional.of(text.replace("\r\n", "\n"));
  }

  /** Writes all of it or, if that fails, nothing. */
  void write(String text) throws IOException {
    Path folder = Objects.requireNonNull(path.getParent());
    Files.createDirectories(folder);
    Path whole = folder.resolve("." + path.getFileName() + ".tmp");
    try {
      Files.writeString(whole, text);
      move(whole);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private void move(Path whole) throws IOException {
    try {
      Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
