package dev.avatargateway.catalog;

import dev.avatargateway.core.Look;

/** The kinds of looks as they are stored, from the one that yields to the one that stays. */
enum LookKind {
  NONE,
  GRAVATAR,
  PICTURE;

  static LookKind of(Look look) {
    return switch (look) {
      case Look.None() -> NONE;
      case Look.Gravatar() -> GRAVATAR;
      case Look.Wearing(var _) -> PICTURE;
    };
  }
}
