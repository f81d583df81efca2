module pottery {
  exports pots;
}
