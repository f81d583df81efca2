package dev.tracewright.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.internal.NDArrayEx;
import dev.tracewright.graph.ClassType;
import dev.tracewright.graph.Effects;
import dev.tracewright.graph.Literal;
import dev.tracewright.graph.MemberRef;
import dev.tracewright.graph.PrimitiveType;
import dev.tracewright.policy.TracingPolicies;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DjlPolicyTest {
  private static final ClassType ARRAY = ClassType.of(NDArray.class);
  private static final Effects COMPUTES = Effects.READS.and(Effects.FRESH);
  private static final Effects SHOWS = Effects.READS.and(Effects.SHARES);

  /**
   * What nothing is said of, so that a method that DJL adds is noticed here; PyTorch's {@code
   * gatherNd} works on its indices in place.
   */
  private static final Set<String> UNKNOWN_OF_ARRAY =
      Set.of("gatherNd", "getAsObject", "getGradient", "put");

  private final TracingPolicies policies = TracingPolicies.of(new DjlPolicy());

  static Stream<String> classes() {
    return DjlMembers.classes().stream().sorted();
  }

  private static Set<String> membersOf(Class<?> type) {
    Set<String> names =
        Arrays.stream(type.getMethods())
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    if (type.getConstructors().length > 0) {
      names.add("new");
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("classes")
  void everyMemberThatIsNamedExists(String name) throws ClassNotFoundException {
    assertThat(DjlMembers.members(name).keySet()).isNotEmpty();
    assertThat(membersOf(Class.forName(name))).containsAll(DjlMembers.members(name).keySet());
  }

  @Test
  void everyMethodOfAnArrayIsKnownOrLeftOutOnPurpose() {
    Set<String> left = membersOf(NDArray.class);
    left.removeAll(DjlMembers.members(NDArray.class.getName()).keySet());
    assertThat(left).containsExactlyInAnyOrderElementsOf(UNKNOWN_OF_ARRAY);
  }

  /** DJL's own naming: what ends in {@code i} and has a twin without works in place. */
  @ParameterizedTest
  @MethodSource("inPlace")
  void operationsInPlaceAreWrites(Class<?> type) {
    Set<String> names = membersOf(type);
    Set<String> twins =
        names.stream()
            .filter(
                each -> each.endsWith("i") && names.contains(each.substring(0, each.length() - 1)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(twins).isNotEmpty();
    for (String each : twins) {
      assertThat(DjlMembers.members(type.getName()))
          .containsEntry(each, DjlMembers.Manner.CHANGES)
          .containsEntry(each.substring(0, each.length() - 1), DjlMembers.Manner.COMPUTES);
    }
  }

  static Stream<Class<?>> inPlace() {
    return Stream.of(NDArray.class, NDArrays.class, NDArrayEx.class);
  }

  private Effects ofArray(String name, ClassType... parameters) {
    MemberRef member = MemberRef.ofInterface(ARRAY, name, List.of(parameters), ARRAY);
    return policies.effects(member, List.of()).orElse(Effects.UNKNOWN);
  }

  @Test
  void theServiceAnswers() {
    TracingPolicies found = TracingPolicies.load(DjlPolicyTest.class.getClassLoader());
    MemberRef add = MemberRef.ofInterface(ARRAY, "add", List.of(ARRAY), ARRAY);
    assertThat(found.effects(add, List.of())).contains(COMPUTES);
    assertThat(found.faults()).isEmpty();
  }

  @Test
  void computationsAreRemovableAndChangesAreNot() {
    assertThat(ofArray("matMul", ARRAY)).isEqualTo(COMPUTES);
    assertThat(ofArray("matMul", ARRAY).isRemovable()).isTrue();
    assertThat(ofArray("transpose")).isEqualTo(SHOWS);
    assertThat(ofArray("muli", ARRAY).writes()).isTrue();
    assertThat(ofArray("muli", ARRAY).fresh()).isFalse();
    assertThat(ofArray("close").isRemovable()).isFalse();
    assertThat(ofArray("getShape")).isEqualTo(Effects.READS);
    ClassType index = ClassType.of("ai.djl.ndarray.index", "NDIndex");
    assertThat(ofArray("set", index, ARRAY).writes()).isTrue();
    ClassType function = ClassType.of("java.util.function", "Function");
    assertThat(ofArray("set", index, function)).isEqualTo(Effects.UNKNOWN);
  }

  @Test
  void shapesNeverChange() {
    ClassType shape = ClassType.of("ai.djl.ndarray.types", "Shape");
    MemberRef get =
        MemberRef.ofVirtual(shape, "get", List.of(PrimitiveType.INT), PrimitiveType.LONG);
    assertThat(policies.effects(get, List.of())).contains(Effects.NONE);
  }

  @Test
  void layersThatDoNotTrainComputeOnly() {
    ClassType dropout = ClassType.of("ai.djl.nn.norm", "Dropout");
    ClassType list = ClassType.of("ai.djl.ndarray", "NDList");
    MemberRef flagged =
        MemberRef.ofStatic(
            dropout, "dropout", List.of(ARRAY, PrimitiveType.FLOAT, PrimitiveType.BOOLEAN), list);
    Literal rate = new Literal(0.5f);
    assertThat(policies.effects(flagged, List.of(Literal.NULL, rate, new Literal(false))))
        .contains(SHOWS);
    assertThat(policies.effects(flagged, List.of(Literal.NULL, rate, new Literal(true))))
        .get()
        .matches(Effects::writes);
    MemberRef unflagged = MemberRef.ofStatic(dropout, "dropout", List.of(ARRAY), list);
    assertThat(policies.effects(unflagged, List.of(Literal.NULL))).get().matches(Effects::writes);
  }
}
