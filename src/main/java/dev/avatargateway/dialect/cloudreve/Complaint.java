package dev.avatargateway.dialect.cloudreve;

/** What Cloudreve says when a request ends without its wish. */
enum Complaint {
  LOGIN_REQUIRED(401, "Login required"),
  NOT_PERMITTED(403, "Permission denied"),
  NO_SUCH_LOGIN(404, "User not found"),
  INACTIVE_LOGIN(50001, "failed to get login user"),
  WRONG_TOKEN(40020, "Invalid token type"),
  NO_READ_SCOPE(40089, "Insufficient scope: UserInfo.Read"),
  NO_WRITE_SCOPE(40089, "Insufficient scope: UserInfo.Write"),
  BAD_ID(40001, "Failed to parse object ID"),
  BAD_PARAMETER(40001, "Parameter error"),
  BAD_SIZE(40001, ""),
  UNKNOWN_USER(40021, ""),
  TOO_LARGE(40049, ""),
  INVALID_IMAGE(40001, "Invalid image"),
  NOT_READ(50004, "Failed to read avatar file"),
  NOT_SAVED(50004, "Failed to save avatar file"),
  SITE_SILENT(50001, "Cloudreve did not answer in time"),
  BUSY(429, "Too many pictures at once, try again"),
  TOO_OFTEN(429, "Too many requests, try again later"),
  FAULT(-1, "Internal error");

  private final int code;
  private final String message;

  Complaint(int code, String message) {
    this.code = code;
    this.message = message;
  }

  /** The number that programs act on, in the place of an HTTP status. */
  int code() {
    return code;
  }

  /** The words for people; the product leaves some out. */
  String message() {
    return message;
  }
}
