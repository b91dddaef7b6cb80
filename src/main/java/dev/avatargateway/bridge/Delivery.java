package dev.avatargateway.bridge;

/** What came of making somebody show a look in another product. */
public sealed interface Delivery {

  /** They show it now. */
  record Delivered() implements Delivery {}

  /** They showed it already. */
  record Unchanged() implements Delivery {}

  /** There was nothing to be done, such as for somebody the product does not know; says why. */
  record Skipped(String reason) implements Delivery {}

  /** The product will never take it; says why. */
  record Rejected(String reason) implements Delivery {}

  /** The product did not answer, or said that it cannot now; says why. */
  record Unavailable(String reason) implements Delivery {}

  Delivery DELIVERED = new Delivered();
  Delivery UNCHANGED = new Unchanged();
}
