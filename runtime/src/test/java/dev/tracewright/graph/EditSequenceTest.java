package dev.tracewright.graph;

import static dev.tracewright.graph.Samples.DOUBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random edits of a graph and of {@link GraphModel}: both allow the same and end up the same. */
final class EditSequenceTest {
  private static final int SEQUENCES = 150;
  private static final int EDITS = 120;

  private Random random = new Random(0);
  private Graph graph = new Graph();
  private GraphModel model = new GraphModel();

  @Test
  void everySequenceOfEditsKeepsWhatTheModelKeeps() {
    for (int seed = 0; seed < SEQUENCES; seed++) {
      random = new Random(seed);
      graph = new Graph();
      model = new GraphModel();
      for (int i = 0; i < EDITS; i++) {
        edit();
        check();
      }
      graph.output();
      graph.lint();
    }
  }

  private void edit() {
    switch (random.nextInt(model.items.size() < 3 ? 1 : 7)) {
      case 0, 1 -> insert();
      case 2 -> erase();
      case 3 -> setArgs();
      case 4 -> replaceAllUses();
      case 5 -> move();
      default -> replaceInput();
    }
  }

  private GraphModel.Item any() {
    return model.items.get(random.nextInt(model.items.size()));
  }

  private List<GraphModel.Item> some(int before) {
    List<GraphModel.Item> some = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && before > 0; i--) {
      some.add(model.items.get(random.nextInt(before)));
    }
    return some;
  }

  private static List<Argument> nodes(List<GraphModel.Item> items) {
    return items.stream().<Argument>map(each -> each.node).toList();
  }

  private void insert() {
    int at = random.nextInt(model.items.size() + 1);
    List<GraphModel.Item> args = some(at);
    Node[] made = new Node[1];
    Runnable create =
        () ->
            made[0] =
                graph.callFunction(Samples.operator("f", DOUBLE, args.size()), nodes(args), DOUBLE);
    if (at == model.items.size()) {
      create.run();
    } else if (at > 0 && random.nextBoolean()) {
      graph.insertingAfter(model.items.get(at - 1).node, create);
    } else {
      graph.insertingBefore(model.items.get(at).node, create);
    }
    model.items.add(at, new GraphModel.Item(made[0], args));
  }

  private void erase() {
    GraphModel.Item item = any();
    if (item.users.isEmpty()) {
      graph.erase(item.node);
      item.setArgs(List.of());
      model.items.remove(item);
    } else {
      assertThatThrownBy(() -> graph.erase(item.node)).isInstanceOf(IllegalStateException.class);
    }
  }

  private void setArgs() {
    GraphModel.Item item = any();
    List<GraphModel.Item> args = some(model.items.size());
    if (model.canUse(item, args)) {
      item.node.setArgs(nodes(args));
      item.setArgs(args);
    } else {
      assertThatThrownBy(() -> item.node.setArgs(nodes(args)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void replaceAllUses() {
    GraphModel.Item old = any();
    GraphModel.Item replacement = any();
    List<GraphModel.Item> users = new ArrayList<>(old.users);
    users.remove(replacement);
    if (old == replacement
        || users.stream().allMatch(each -> model.canUse(each, List.of(replacement)))) {
      old.node.replaceAllUsesWith(replacement.node);
      users.forEach(each -> replace(each, old, replacement));
    } else {
      assertThatThrownBy(() -> old.node.replaceAllUsesWith(replacement.node))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static void replace(
      GraphModel.Item user, GraphModel.Item old, GraphModel.Item replacement) {
    if (old != replacement && user.args.contains(old)) {
      user.setArgs(user.args.stream().map(each -> each == old ? replacement : each).toList());
    }
  }

  private void replaceInput() {
    GraphModel.Item user = any();
    GraphModel.Item old = any();
    GraphModel.Item replacement = any();
    boolean uses = user.args.contains(old);
    if (!uses || model.canUse(user, List.of(replacement))) {
      user.node.replaceInput(old.node, replacement.node);
      // Like a setter, it starts the uses anew even where nothing else changes.
      if (uses) {
        user.setArgs(user.args.stream().map(each -> each == old ? replacement : each).toList());
      }
    } else {
      assertThatThrownBy(() -> user.node.replaceInput(old.node, replacement.node))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void move() {
    GraphModel.Item item = any();
    GraphModel.Item anchor = any();
    boolean after = random.nextBoolean();
    int index = model.items.indexOf(anchor) + (after ? 1 : 0);
    Runnable move =
        () -> {
          if (after) {
            item.node.moveAfter(anchor.node);
          } else {
            item.node.moveBefore(anchor.node);
          }
        };
    if (item == anchor || model.canMove(item, index)) {
      move.run();
      if (item != anchor) {
        List<GraphModel.Item> moved = model.moved(item, index);
        model.items.clear();
        model.items.addAll(moved);
      }
    } else {
      assertThatThrownBy(move::run).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void check() {
    assertThat(graph.size()).isEqualTo(model.items.size());
    assertThat(graph.nodes())
        .containsExactlyElementsOf(model.items.stream().map(each -> each.node).toList());
    List<GraphModel.Item> backwards = new ArrayList<>(model.items);
    java.util.Collections.reverse(backwards);
    assertThat(graph.nodes().reversed())
        .containsExactlyElementsOf(backwards.stream().map(each -> each.node).toList());
    for (GraphModel.Item each : model.items) {
      assertThat(each.node.args()).isEqualTo(nodes(each.args));
      assertThat(each.node.users())
          .containsExactlyElementsOf(each.users.stream().map(user -> user.node).toList());
      assertThat(each.node.inputNodes())
          .containsExactlyElementsOf(each.args.stream().distinct().map(arg -> arg.node).toList());
      GraphModel.Item other = any();
      assertThat(each.node.isBefore(other.node))
          .isEqualTo(model.items.indexOf(each) < model.items.indexOf(other));
    }
  }
}
