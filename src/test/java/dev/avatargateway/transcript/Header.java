package dev.avatargateway.transcript;

/** One header line of a request or an answer. */
record Header(String name, String value) {
  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
