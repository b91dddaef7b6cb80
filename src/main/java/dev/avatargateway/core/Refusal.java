package dev.avatargateway.core;

import java.time.Duration;

/** Why a request ends without its wish: the reason in the hall's words, worded by each dialect. */
public sealed interface Refusal {

  /** Nobody is signed in, or the credential is no good. */
  record NotAuthenticated() implements Refusal {}

  /** The caller is known but may not do this. */
  record NotAllowed() implements Refusal {}

  /** Nobody knows such a person. */
  record UnknownPerson(Owner owner) implements Refusal {}

  /**
   * More bytes than are taken; {@code actual} is the declared length, or -1 when it never ended.
   */
  record TooLarge(long limit, long actual) implements Refusal {}

  /** More pixels than are decoded. */
  record TooManyPixels(long limit, long actual) implements Refusal {}

  /** Not a picture of a type that is taken; {@code detected} says what it looks like. */
  record NotAnImage(String detected) implements Refusal {}

  /** The header is that of a picture, the rest cannot be decoded. */
  record DamagedImage(ImageType type) implements Refusal {}

  /** The address could not be read from, or may not be. */
  record SourceUnreachable() implements Refusal {}

  /** The request is not of the form it must have; {@code what} is one sentence for its author. */
  record Malformed(String what) implements Refusal {}

  /** A form without the file that was asked for; {@code what} is one sentence for its author. */
  record MissingPart(String name, String what) implements Refusal {}

  /** Too much work at once; it may be tried again. */
  record Busy(Duration retryAfter) implements Refusal {}

  /** The caller, or the address called from, has asked too often; it may be tried again. */
  record TooOften(Duration retryAfter) implements Refusal {}

  /** The product that would know did not answer in time. */
  record ProductUnreachable(Space space) implements Refusal {}

  /** The picture could not be written or read; nothing was changed. */
  record StorageUnavailable() implements Refusal {}

  /** The operator's room for pictures is used up; nothing was changed. */
  record StorageFull() implements Refusal {}
}
