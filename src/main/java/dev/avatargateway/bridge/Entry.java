package dev.avatargateway.bridge;

import java.util.function.Supplier;

/**
 * A place in a product's list, at which nobody has looked yet.
 *
 * @param position the {@link Listing#position()}
 * @param reading looks what stands there; may ask the product, and be called by many threads
 */
public record Entry(String position, Supplier<Listing> reading) {

  static Entry of(Listing listing) {
    return new Entry(listing.position(), () -> listing);
  }

  public Listing read() {
    return reading.get();
  }
}
