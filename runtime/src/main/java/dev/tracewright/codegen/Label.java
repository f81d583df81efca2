package dev.tracewright.codegen;

/** What a {@code break} or {@code continue} means: one loop, switch or block. */
final class Label {
  private final String wantedName;
  private final boolean isLoop;
  private final int depth;
  private int breaks;
  private int turns;
  private boolean named;
  private String name = "";

  /**
   * A place to leave.
   *
   * @param wantedName what it is called where it needs a name and that is free
   * @param isLoop whether it can be continued, too
   * @param depth in how many bodies it stands that a finally keeps from being left
   */
  Label(String wantedName, boolean isLoop, int depth) {
    this.wantedName = wantedName;
    this.isLoop = isLoop;
    this.depth = depth;
  }

  /** A label for a switch at the end of what this one labels, which a jump here leaves as well. */
  Label inner() {
    return new Label(wantedName, false, depth);
  }

  String wantedName() {
    return wantedName;
  }

  boolean isLoop() {
    return isLoop;
  }

  int depth() {
    return depth;
  }

  /**
   * Notes a jump here.
   *
   * @param arrives whether no finally keeps it from coming here
   */
  void jump(boolean isBreak, boolean byName, boolean arrives) {
    breaks += isBreak && arrives ? 1 : 0;
    turns += isBreak ? 0 : 1;
    named |= byName;
  }

  /** Takes the note of a {@code break} back, which has become a condition. */
  void forgetBreak() {
    breaks--;
  }

  /** Whether a {@code break} comes here. */
  boolean isLeft() {
    return breaks > 0;
  }

  /** Whether a {@code continue} starts it again. */
  boolean isContinued() {
    return turns > 0;
  }

  /** Whether a jump needs its name. */
  boolean isNamed() {
    return named;
  }

  /** The name, once names are given. */
  String name() {
    return name;
  }

  void setName(String newName) {
    name = newName;
  }
}
