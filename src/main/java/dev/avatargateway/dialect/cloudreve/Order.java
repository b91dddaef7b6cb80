package dev.avatargateway.dialect.cloudreve;

import dev.avatargateway.core.Caller;
import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Owner;
import java.util.Optional;

/**
 * Which picture is wanted, and how its answer is to be made.
 *
 * @param owner whose
 * @param cut in which size
 * @param self the owner, when it is the owner who asks: everybody may see everybody here, so it
 *     matters only for somebody the gateway has not heard of yet
 * @param nocache true when no cache may keep the answer
 * @param redirectStatus 301 or 302, to Gravatar
 */
record Order(Owner owner, Cut cut, Optional<Caller> self, boolean nocache, int redirectStatus) {}
