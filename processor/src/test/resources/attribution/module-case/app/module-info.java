module gardening {
  requires pottery;

  exports beds;
}
