package beds;

import pots.Pot;

public class Bed {
  long fill() {
    var lid = new Pot.Lid();
    return new Pot().fill(lid.weight) + new Pot().fill(3);
  }
}
