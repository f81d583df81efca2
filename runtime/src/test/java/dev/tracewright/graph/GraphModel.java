package dev.tracewright.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A graph as slow and plain as can be: lists, searched from the start. */
final class GraphModel {
  final List<Item> items = new ArrayList<>();

  /** A node of the model and the node it stands for. */
  static final class Item {
    final Node node;
    List<Item> args;
    final Set<Item> users = new LinkedHashSet<>();

    Item(Node node, List<Item> args) {
      this.node = node;
      this.args = List.of();
      setArgs(args);
    }

    void setArgs(List<Item> newArgs) {
      args.forEach(each -> each.users.remove(this));
      args = newArgs;
      args.forEach(each -> each.users.add(this));
    }
  }

  boolean canUse(Item user, List<Item> args) {
    return args.stream().allMatch(each -> items.indexOf(each) < items.indexOf(user));
  }

  /** Whether moving an item to before what stands at an index keeps definitions before uses. */
  boolean canMove(Item item, int index) {
    List<Item> moved = moved(item, index);
    return moved.stream()
        .allMatch(
            user -> user.args.stream().allMatch(each -> moved.indexOf(each) < moved.indexOf(user)));
  }

  List<Item> moved(Item item, int index) {
    List<Item> moved = new ArrayList<>(items);
    moved.add(index, item);
    moved.remove(items.indexOf(item) < index ? items.indexOf(item) : items.indexOf(item) + 1);
    return moved;
  }
}
