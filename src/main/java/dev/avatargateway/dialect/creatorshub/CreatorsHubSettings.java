package dev.avatargateway.dialect.creatorshub;

import dev.avatargateway.core.NewAvatar.Limits;
import java.util.function.Supplier;

/**
 * What the operator decides about this door.
 *
 * @param publicUrl what addresses in answers begin with, without a slash at the end; asked for each
 *     answer, since the port may be known only once the server listens
 * @param limits the largest picture
 * @param masterEdge the edge of the served picture, at most
 * @param placeholder whether people without a picture have the placeholder's address, not null
 * @param unknownStatus the status for an unknown user, 404 or 400
 */
public record CreatorsHubSettings(
    Supplier<String> publicUrl,
    Limits limits,
    int masterEdge,
    boolean placeholder,
    int unknownStatus) {}
