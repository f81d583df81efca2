package garden;

import java.util.ArrayList;
import java.util.Date;
import java.util.List;

public class LoudOnly {
  void warns() {
    Date may = new Date(99, 4, 1);
    List bag = new ArrayList();
    bag.add(may);
  }
}
