package dev.avatargateway.dialect.mattermost;

import dev.avatargateway.core.Refusal;

/** Mattermost's word for each refusal. */
final class Words {

  private Words() {}

  /**
   * @param method what was asked: an unknown user is a bad parameter of an upload, but missing to a
   *     read or a reset; and without storage the one cannot keep, the other cannot find
   */
  static AppError of(String method, Refusal refusal) {
    boolean upload = method.equals("POST");
    boolean write = upload || method.equals("DELETE");
    return switch (refusal) {
      case Refusal.NotAuthenticated _ -> AppError.SESSION_EXPIRED;
      case Refusal.NotAllowed _ -> AppError.NO_PERMISSION;
      case Refusal.UnknownPerson _ -> upload ? AppError.BAD_USER_ID : AppError.NO_SUCH_USER;
      case Refusal.TooLarge _ -> AppError.BODY_TOO_LARGE;
      case Refusal.TooManyPixels _, Refusal.NotAnImage _ -> AppError.LIMITS_EXCEEDED;
      case Refusal.DamagedImage _ -> AppError.NOT_DECODED;
      case Refusal.SourceUnreachable _ -> AppError.NOT_OPENED;
      case Refusal.Malformed _ -> AppError.BAD_REQUEST;
      case Refusal.MissingPart _ -> AppError.NO_FILE;
      case Refusal.Busy _, Refusal.TooOften _ -> AppError.BUSY;
      case Refusal.StorageFull _ -> AppError.NOT_STORED;
      case Refusal.ProductUnreachable _ -> AppError.USER_UNKNOWABLE;
      case Refusal.StorageUnavailable _ -> write ? AppError.NOT_STORED : AppError.USER_UNKNOWABLE;
    };
  }
}
