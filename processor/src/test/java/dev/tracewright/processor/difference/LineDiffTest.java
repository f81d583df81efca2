package dev.tracewright.processor.difference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class LineDiffTest {
  private static List<String> letters(String text) {
    return text.chars().mapToObj(each -> String.valueOf((char) each)).toList();
  }

  private static String compact(List<Line> lines) {
    StringBuilder out = new StringBuilder();
    lines.forEach(each -> out.append(each.kind().mark()).append(each.text()));
    return out.toString();
  }

  private static String diff(String before, String after) {
    return compact(LineDiff.of(letters(before), letters(after)));
  }

  @Test
  void whatIsRemovedStandsBeforeWhatIsAddedForIt() {
    assertThat(diff("", "")).isEmpty();
    assertThat(diff("abc", "abc")).isEqualTo(" a b c");
    assertThat(diff("", "ab")).isEqualTo("+a+b");
    assertThat(diff("ab", "")).isEqualTo("-a-b");
    assertThat(diff("axc", "ayc")).isEqualTo(" a-x+y c");
    assertThat(diff("abcd", "wxyz")).isEqualTo("-a-b-c-d+w+x+y+z");
    assertThat(diff("aa", "aaa")).isEqualTo(" a a+a");
  }

  /** As long a common part as dynamic programming finds, and both texts can be read off it. */
  @Test
  void theCommonPartIsTheLongest() {
    Random random = new Random(1);
    for (int i = 0; i < 5000; i++) {
      List<String> before = text(random);
      List<String> after = text(random);
      List<Line> lines = LineDiff.of(before, after);
      assertReadsAs(lines, before, after);
      long same = lines.stream().filter(each -> !each.isChange()).count();
      assertThat(same).as("%s %s", before, after).isEqualTo(longest(before, after));
    }
  }

  private static List<String> text(Random random) {
    List<String> text = new ArrayList<>();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.add(String.valueOf((char) ('a' + random.nextInt(4))));
    }
    return text;
  }

  private static void assertReadsAs(List<Line> lines, List<String> before, List<String> after) {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (Line each : lines) {
      assertThat(each.before()).isEqualTo(first.size() + 1);
      assertThat(each.after()).isEqualTo(second.size() + 1);
      if (each.kind() != Line.Kind.ADDED) {
        first.add(each.text());
      }
      if (each.kind() != Line.Kind.REMOVED) {
        second.add(each.text());
      }
    }
    assertThat(first).isEqualTo(before);
    assertThat(second).isEqualTo(after);
  }

  private static int longest(List<String> a, List<String> b) {
    int[][] best = new int[a.size() + 1][b.size() + 1];
    for (int i = 1; i <= a.size(); i++) {
      for (int j = 1; j <= b.size(); j++) {
        best[i][j] =
            a.get(i - 1).equals(b.get(j - 1))
                ? best[i - 1][j - 1] + 1
                : Math.max(best[i - 1][j], best[i][j - 1]);
      }
    }
    return best[a.size()][b.size()];
  }

  @Test
  void veryDifferentTextsAreReplacedBetweenTheirEnds() {
    List<String> before =
        new ArrayList<>(IntStream.range(0, 200_000).mapToObj(i -> "a" + i).toList());
    List<String> after =
        new ArrayList<>(IntStream.range(0, 200_000).mapToObj(i -> "b" + i).toList());
    Collections.fill(before.subList(100, 102), "same");
    Collections.fill(after.subList(100, 102), "same");
    before.set(0, "start");
    after.set(0, "start");
    List<Line> lines = LineDiff.of(before, after);
    assertReadsAs(lines, before, after);
    assertThat(lines.stream().filter(each -> !each.isChange()).map(Line::text))
        .containsExactly("start");
  }

  @Test
  void aFewChangesInALongTextAreFound() {
    List<String> before = IntStream.range(0, 100_000).mapToObj(i -> "a" + i).toList();
    List<String> after = new ArrayList<>(before);
    for (int i = 0; i < 400; i++) {
      after.set(i * 200, "new" + i);
    }
    List<Line> lines = LineDiff.of(before, after);
    assertReadsAs(lines, before, after);
    assertThat(lines.stream().filter(Line::isChange)).hasSize(800);
  }

  @Test
  void changesCloseToEachOtherAreShownTogether() {
    List<Line> lines = LineDiff.of(letters("abcdefghijklmnop"), letters("abCdefGhijklmnopq"));
    assertThat(UnifiedDiff.text(lines, 2))
        .containsExactly(
            "@@ -1,9 +1,9 @@",
            " a",
            " b",
            "-c",
            "+C",
            " d",
            " e",
            " f",
            "-g",
            "+G",
            " h",
            " i",
            "@@ -15,2 +15,3 @@",
            " o",
            " p",
            "+q");
    assertThat(UnifiedDiff.text(lines, 1))
        .startsWith("@@ -2,3 +2,3 @@", " b", "-c", "+C", " d", "@@ -6,3 +6,3 @@");
  }

  @Test
  void stretchesThatTouchAreOne() {
    assertThat(UnifiedDiff.text(LineDiff.of(letters("abcde"), letters("Abcde")), 1))
        .containsExactly("@@ -1,2 +1,2 @@", "-a", "+A", " b");
    assertThat(UnifiedDiff.text(LineDiff.of(letters("abcd"), letters("AbcD")), 1))
        .containsExactly("@@ -1,4 +1,4 @@", "-a", "+A", " b", " c", "-d", "+D");
    assertThat(UnifiedDiff.hunks(LineDiff.of(letters("abcde"), letters("AbcdE")), 1)).hasSize(2);
  }

  @Test
  void emptyTextsCountAsDiffDoes() {
    assertThat(UnifiedDiff.text(LineDiff.of(List.of(), letters("a")), 2))
        .containsExactly("@@ -0,0 +1 @@", "+a");
    assertThat(UnifiedDiff.text(LineDiff.of(letters("ab"), List.of()), 2))
        .containsExactly("@@ -1,2 +0,0 @@", "-a", "-b");
  }
}
