package dev.avatargateway.dialect.mattermost;

/** Mattermost's errors, as far as these routes know them: id, status and the English words. */
enum AppError {
  NOT_FOUND(404, "api.context.404.app_error", "Sorry, we could not find the page."),
  URL_TOO_LONG(414, "basic_security_check.url.too_long_error", "URL is too long"),
  SESSION_EXPIRED(
      401,
      "api.context.session_expired.app_error",
      "Invalid or expired session, please login again."),
  TOKEN_IN_QUERY(
      401,
      "api.context.token_provided.app_error",
      "Session is not OAuth but token was provided in the query string."),
  SESSION_UNKNOWABLE(
      500,
      "api.context.invalid_token.error",
      "Invalid session token=, err=the Mattermost server did not answer"),
  NO_PERMISSION(
      403, "api.context.permissions.app_error", "You do not have the appropriate permissions."),
  BAD_USER_ID(
      400,
      "api.context.invalid_url_param.app_error",
      "Invalid or missing user_id parameter in request URL."),
  /** What this door says of requests that Go's server answers before the product sees them. */
  BAD_REQUEST(400, "api.context.invalid_param.app_error", "Invalid request parameter."),
  NO_SUCH_USER(404, "app.user.missing_account.const", "Unable to find the user."),
  USER_UNKNOWABLE(500, "app.user.get.app_error", "We encountered an error finding the account."),
  TOO_LARGE(
      413,
      "api.user.upload_profile_user.too_large.app_error",
      "Unable to upload profile image. File is too large."),
  BODY_TOO_LARGE(
      413,
      "api.context.request_body_too_large.app_error",
      "Unable to process request. Request body too large."),
  NOT_A_FORM(
      500, "api.user.upload_profile_user.parse.app_error", "Could not parse multipart form."),
  NO_FILE(
      400, "api.user.upload_profile_user.no_file.app_error", "No file under 'image' in request."),
  NOT_OPENED(400, "api.user.upload_profile_user.open.app_error", "Could not open image file."),
  LIMITS_EXCEEDED(
      400,
      "api.user.upload_profile_user.check_image_limits.app_error",
      "Image limits check failed. Resolution is too high."),
  NOT_DECODED(
      400, "api.user.upload_profile_user.decode.app_error", "Could not decode profile image."),
  NOT_STORED(
      500,
      "api.user.upload_profile_user.upload_profile.app_error",
      "Couldn't upload profile image."),
  BUSY(
      503,
      "api.context.server_busy.app_error",
      "Server is busy, non-critical services are temporarily unavailable."),
  /** What the product says of every fault of its own in its hardened mode. */
  FAULT(500, "", "Internal Server Error");

  private final int status;
  private final String id;
  private final String message;

  AppError(int status, String id, String message) {
    this.status = status;
    this.id = id;
    this.message = message;
  }

  int status() {
    return status;
  }

  String id() {
    return id;
  }

  String message() {
    return message;
  }
}
