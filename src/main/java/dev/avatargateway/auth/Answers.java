package dev.avatargateway.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Credential;
import dev.avatargateway.core.Directory.Answer;
import dev.avatargateway.core.Owner;
import dev.avatargateway.core.Sha256;
import dev.avatargateway.core.Space;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the questions to all products have in common. */
final class Answers {

  private static final Pattern PLAIN_ID = Pattern.compile("[A-Za-z0-9]{1,255}");

  private Answers() {}

  /** Whether it may be put into a path: no product's ids have anything but letters and digits. */
  static boolean isPlainId(String id) {
    return PLAIN_ID.matcher(id).matches();
  }

  /** The credential to ask a product with: one that this product made, never another's. */
  static Optional<Credential> credential(Caller caller, Space product) {
    return caller.issuer() == Caller.Issuer.PRODUCT && caller.owner().space().equals(product)
        ? Optional.of(caller.credential())
        : Optional.empty();
  }

  /** What a credential is remembered by. */
  static Sha256 digest(Credential credential) {
    return Sha256.of(credential.secret().getBytes(StandardCharsets.UTF_8));
  }

  /** How long an answer is remembered. */
  static Duration worth(Answer answer) {
    return switch (answer) {
      case Answer.Known known -> Duration.ofSeconds(30);
      case Answer.Unknown unknown -> Duration.ofSeconds(5);
      case Answer.Hidden hidden -> Duration.ofSeconds(5);
      case Answer.Unreachable unreachable -> Duration.ZERO;
    };
  }

  /** A text that may go into the catalog, or null: what an id may look like, a name may too. */
  static @Nullable String text(JsonNode node) {
    String text = node.asText();
    return node.isTextual() && Owner.isId(text) ? text : null;
  }
}
