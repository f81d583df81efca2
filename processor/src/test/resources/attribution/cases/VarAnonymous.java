package garden;

public class VarAnonymous {
  int count() {
    var bed =
        new Object() {
          int plants = 3;
        };
    return bed.plants;
  }
}
