package garden;

public class ExtendsGenerated extends Seedling {
  @Override
  protected void water() {
    super.water();
  }
}
