package garden;

class ConditionalCall {
  private int turn(boolean on) {
    int value = on ? turn(!on) : 0;
    return value;
  }
}
