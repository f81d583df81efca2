package dev.tracewright.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every program that a campaign made small and that was put right: members of a class, of which
 * {@code run} is captured, and the arguments of its runs. They are in {@code regressions.txt}, each
 * under its name:
 *
 * <pre>
 * --- a name
 * static int run(int x) {
 *   return x;
 * }
 * on 1
 * on (-7)
 * </pre>
 */
final class RegressionsTest {
  @TestFactory
  Stream<DynamicTest> programsThatOnceFailed() {
    return tests();
  }

  @TestFactory
  Stream<DynamicTest> theSameProgramsRewritten() {
    return tests(ExactRules.options());
  }

  private static Stream<DynamicTest> tests(String... options) {
    Map<String, Source> sources = new LinkedHashMap<>();
    OddSources.entries("regressions.txt")
        .forEach((name, entry) -> sources.put(name, Source.of("R" + sources.size(), entry)));
    List<Failure> failures = Differential.check(List.copyOf(sources.values()), options);
    return sources.entrySet().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    each.getKey(),
                    () ->
                        assertThat(failures)
                            .filteredOn(failure -> failure.source().equals(each.getValue()))
                            .isEmpty()));
  }
}
