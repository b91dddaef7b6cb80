package dev.avatargateway.page;

import java.nio.ByteBuffer;

/** What a product shows of somebody who wears no picture. */
public sealed interface Blank {

  /** A PNG that is drawn for them. */
  record Initials(ByteBuffer png) implements Blank {}

  /** Their picture at Gravatar, behind this address. */
  record Gravatar(String url) implements Blank {}

  /** The picture of all who have none, behind this address. */
  record Placeholder(String url) implements Blank {}

  /** No picture; the product's clients draw what they like. */
  record Nothing() implements Blank {}
}
