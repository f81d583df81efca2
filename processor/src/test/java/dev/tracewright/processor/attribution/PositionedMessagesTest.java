package dev.tracewright.processor.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.tracewright.processor.syntax.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A message reported at a place of the private copy appears at that line and column of the user's
 * file, and the columns are the ones that users are told about.
 */
final class PositionedMessagesTest {

  private static final String TEXT =
      """
      package farm;

      class Gate {
        int count;
      \tint tabbed = count + 1;

        Gate next() { return this; }

        int forward(int left, int right) {
          int sum = left + right * 2;
          count = sum;
          this.count++;
          int chained = next().next()
              .next().count;
          Runnable later = () -> { };
          return /* why */ (sum > 3) ? ~sum : (int) 2.5 + new int[] {1, 2}[left];
        }
      }
      """;

  @TempDir Path directory;
  private final List<Span> places = new ArrayList<>();

  @BeforeEach
  void forget() {
    places.clear();
  }

  @Test
  void everyTreeIsReportedWhereItsSpanSays() {
    List<Message> messages = report(UnaryOperator.identity(), "");
    assertThat(places).hasSizeGreaterThan(60);
    assertThat(messages).hasSameSizeAs(places);
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      Span place = places.get(i);
      assertThat(message.file() + ":" + message.line() + ":" + message.column())
          .as("%s of %s", message.text(), place)
          .isEqualTo(place.toString());
    }
  }

  @Test
  void binaryExpressionIsReportedAtItsStart() {
    assertThat(report(UnaryOperator.identity(), "left + right * 2"))
        .singleElement()
        .satisfies(message -> assertThat(place(message)).isEqualTo("10:15"));
  }

  @Test
  void assignmentIsReportedAtItsTarget() {
    assertThat(report(UnaryOperator.identity(), "count = sum"))
        .extracting(PositionedMessagesTest::place)
        .containsOnly("11:5");
    assertThat(report(UnaryOperator.identity(), "this.count++"))
        .extracting(PositionedMessagesTest::place)
        .contains("12:5");
  }

  @Test
  void linksOfAChainAreReportedAtTheirDots() {
    assertThat(report(UnaryOperator.identity(), "next().next()"))
        .extracting(PositionedMessagesTest::place)
        .containsExactly("13:25");
    assertThat(report(UnaryOperator.identity(), "next().next().next()"))
        .extracting(PositionedMessagesTest::place)
        .containsExactly("14:9");
    assertThat(report(UnaryOperator.identity(), "next().next().next().count"))
        .extracting(PositionedMessagesTest::place)
        .containsExactly("14:16");
  }

  @Test
  void declarationsAreReportedAtTheirNames() {
    assertThat(report(UnaryOperator.identity(), "int sum = left + right * 2"))
        .extracting(PositionedMessagesTest::place)
        .containsExactly("10:9");
  }

  @Test
  void tabsCountAsInJavac() {
    assertThat(report(UnaryOperator.identity(), "count + 1"))
        .extracting(PositionedMessagesTest::place)
        .containsExactly("5:22");
  }

  @Test
  void withoutTreesThePlaceStandsInTheText() {
    if (Runtime.version().feature() < 18) {
      assertThat(report(WrappedEnvironments::opaque, "~sum")).isEmpty();
      return;
    }
    assertThat(report(WrappedEnvironments::opaque, "~sum"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("Gate.java:16:34: ~sum");
              assertThat(message.line()).isEqualTo(3);
            });
  }

  @Test
  void aPlaceInAFileOfAnotherCompilationStandsInTheText() {
    Compiled compiled =
        CompilationFixture.javac(directory)
            .source("farm/Gate.java", TEXT)
            .processor(
                () ->
                    new AnyTypeProcessor() {
                      @Override
                      void round(int number, RoundEnvironment types) {
                        TypeElement gate =
                            environment().getElementUtils().getTypeElement("farm.Gate");
                        new PositionedMessages(environment())
                            .print(
                                Diagnostic.Kind.WARNING,
                                "far away",
                                new Span("lib/Far.java", 7, 8, 90, 95),
                                gate);
                      }
                    })
            .compile();
    assertThat(compiled.messages())
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("Far.java:7:8: far away");
              assertThat(message.line()).isEqualTo(3);
            });
  }

  @Test
  void aPlaceInAnotherFileOfThisCompilationIsShownThere() {
    Compiled compiled =
        CompilationFixture.javac(directory)
            .source("farm/Gate.java", TEXT)
            .source("farm/Other.java", "package farm; class Other {}")
            .processor(() -> new Reporter(UnaryOperator.identity(), "~sum", "farm.Other"))
            .compile();
    assertThat(compiled.messages("WARNING"))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.file()).isEqualTo("Gate.java");
              assertThat(place(message)).isEqualTo("16:34");
            });
  }

  private static String place(Message message) {
    return message.line() + ":" + message.column();
  }

  private List<Message> report(UnaryOperator<ProcessingEnvironment> wrapper, String wanted) {
    places.clear();
    Compiled compiled =
        CompilationFixture.javac(directory)
            .source("farm/Gate.java", TEXT)
            .processor(() -> new Reporter(wrapper, wanted, "farm.Gate"))
            .compile();
    assertThat(compiled.success()).isTrue();
    return compiled.messages("WARNING");
  }

  /** Reports on the trees of Gate with a given text, or on all of them. */
  private final class Reporter extends AnyTypeProcessor {
    private final UnaryOperator<ProcessingEnvironment> wrapper;
    private final String wanted;
    private final String fallback;

    Reporter(UnaryOperator<ProcessingEnvironment> wrapper, String wanted, String fallback) {
      this.wrapper = wrapper;
      this.wanted = wanted;
      this.fallback = fallback;
    }

    @Override
    ProcessingEnvironment wrapped(ProcessingEnvironment environment) {
      return wrapper.apply(environment);
    }

    @Override
    void round(int number, RoundEnvironment types) {
      TypeElement gate = environment().getElementUtils().getTypeElement("farm.Gate");
      TypeElement subject = environment().getElementUtils().getTypeElement(fallback);
      PositionedMessages messages = new PositionedMessages(environment());
      if (Attribution.attribute(environment(), List.of(gate)) instanceof AttributedRound round) {
        try (round) {
          TreePath path = round.find("farm.Gate").orElseThrow().path();
          for (Span place : placesIn(round, path)) {
            String text = TEXT.substring(place.start(), place.end()).replaceAll("\\s+", " ");
            if (wanted.isEmpty() || matches(text)) {
              places.add(place);
              messages.print(Diagnostic.Kind.WARNING, text, place, subject);
            }
          }
        }
      }
    }

    private boolean matches(String text) {
      return text.replaceAll("[ ;]", "").equals(wanted.replace(" ", ""));
    }
  }

  private static List<Span> placesIn(AttributedRound round, TreePath path) {
    List<Span> found = new ArrayList<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
        if (tree != null) {
          Span place = round.span(new TreePath(getCurrentPath(), tree));
          if (!found.contains(place) && place.end() > place.start()) {
            found.add(place);
          }
        }
        return super.scan(tree, unused);
      }
    }.scan(path, null);
    return found;
  }
}
