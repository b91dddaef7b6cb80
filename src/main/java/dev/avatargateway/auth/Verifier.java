package dev.avatargateway.auth;

import dev.avatargateway.core.Admission;
import dev.avatargateway.core.Credential;

/**
 * Decides what one product's own tokens are worth at that product's door. Safe for use by many
 * threads, bounded in time, and never throws for a bad credential.
 */
@FunctionalInterface
public interface Verifier {

  Admission admit(Credential credential);
}
