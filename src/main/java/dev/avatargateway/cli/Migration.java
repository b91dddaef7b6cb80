package dev.avatargateway.cli;

import dev.avatargateway.config.BridgeKeys;
import dev.avatargateway.config.DiskKeys;
import dev.avatargateway.config.PictureKeys;
import dev.avatargateway.config.Place;
import dev.avatargateway.config.StoreKeys;

/**
 * Long work between the gateway and a product.
 *
 * @param verb what is to be done
 * @param product with which product: {@code cloudreve}, {@code mattermost}, {@code creatorshub},
 *     {@code csv}, {@code gravatar} or, for links, {@code people}
 * @param place where the product is
 * @param run how it is to be done
 * @param pictures how pictures are made
 * @param store where the gateway keeps people and pictures
 * @param disk how much room there is for pictures that are brought
 */
public record Migration(
    Verb verb,
    String product,
    Place place,
    BridgeKeys run,
    PictureKeys pictures,
    StoreKeys store,
    DiskKeys disk) {

  /** What is to be done. */
  public enum Verb {
    IMPORT,
    EXPORT,
    DIFF,
    LINK
  }
}
