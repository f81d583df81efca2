package dev.tracewright.processor.lowering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A file of Java members, each followed by the statements its body is lowered to, indented by four
 * blanks. A member stands in one line. Lines that start with {@code !} are code that all members
 * see, {@code #} a comment.
 */
record LoweringTable(String common, List<Row> rows) {

  /** A member with what it is lowered to, one statement a line. */
  record Row(String member, String expected) {}

  static LoweringTable read(String name) {
    String path = "/lowering/" + name + ".txt";
    try (InputStream in = LoweringTable.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no " + path);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LoweringTable parse(String text) {
    StringBuilder common = new StringBuilder();
    List<Row> rows = new ArrayList<>();
    StringBuilder member = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (String line : text.split("\n", -1)) {
      if (line.startsWith("!")) {
        common.append(line, 1, line.length()).append('\n');
      } else if (line.startsWith("    ")) {
        expected.append(line.strip()).append('\n');
      } else if (!line.startsWith("#")) {
        if (!expected.isEmpty()) {
          rows.add(new Row(member.toString().strip(), expected.toString().strip()));
          member.setLength(0);
          expected.setLength(0);
        }
        member.append(line).append('\n');
      }
    }
    if (!expected.isEmpty()) {
      rows.add(new Row(member.toString().strip(), expected.toString().strip()));
    }
    return new LoweringTable(common.toString(), List.copyOf(rows));
  }

  /** Writes what the members are lowered to into the file, for review. */
  static void rewrite(String name, Map<String, String> lowered) {
    Path file = Path.of("src/test/resources/lowering", name + ".txt");
    try {
      StringBuilder text = new StringBuilder();
      for (String line : Files.readAllLines(file)) {
        if (!line.startsWith("    ")) {
          text.append(line).append('\n');
          lowered.getOrDefault(line, "").lines().forEach(each -> text.append("    " + each + "\n"));
        }
      }
      Files.writeString(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What each member is lowered to. */
  Map<String, String> lower() {
    return Lowered.bodies(common, rows.stream().map(Row::member).toList());
  }
}
