package dev.tracewright.processor.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the tables in {@code resources/lowering} is lowered to what stands below it. After a
 * change that is meant, {@code mvn test -Dtest=LoweringTableTest -Dtables=write} writes them anew.
 */
class LoweringTableTest {

  private static final List<String> TABLES =
      List.of(
          "conversions",
          "operators",
          "calls",
          "names",
          "statements",
          "switches",
          "functions",
          "classes");

  private static final Map<String, Integer> NEWER_TABLES =
      Map.of("patterns-21", 21, "unnamed-22", 22, "bodies-25", 25);

  /** The tables of valid members that this JDK can compile. */
  static List<String> namesOfValidTables() {
    List<String> names = new ArrayList<>(TABLES);
    NEWER_TABLES.entrySet().stream()
        .filter(each -> Runtime.version().feature() >= each.getValue())
        .map(Map.Entry::getKey)
        .sorted()
        .forEach(names::add);
    return names;
  }

  @TestFactory
  Stream<DynamicContainer> tables() {
    List<String> names = namesOfValidTables();
    names.add("unsupported");
    return names.stream().map(name -> DynamicContainer.dynamicContainer(name, rows(name)));
  }

  private static Stream<DynamicTest> rows(String name) {
    LoweringTable table = LoweringTable.read(name);
    assertThat(table.rows()).isNotEmpty();
    Map<String, String> lowered = table.lower();
    if ("write".equals(System.getProperty("tables"))) {
      LoweringTable.rewrite(name, lowered);
    }
    return table.rows().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.member(),
                    () -> assertThat(lowered.get(row.member())).isEqualTo(row.expected())));
  }
}
