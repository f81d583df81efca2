package garden;

public class PatternInCondition {
  int length(Object label) {
    if (label instanceof String text && text.length() > 1) {
      return text.length();
    }
    return 0;
  }
}
