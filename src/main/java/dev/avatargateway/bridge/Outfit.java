package dev.avatargateway.bridge;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Look;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;

/**
 * What somebody is to show.
 *
 * @param look what
 * @param touched whether anything was ever set; a look of nothing that was never set takes nothing
 *     off elsewhere
 * @param setAt when it was chosen, milliseconds since 1970
 * @param bytes the picture in a cut; empty when its bytes are gone, or there is no picture
 */
public record Outfit(
    Look look, boolean touched, long setAt, Function<Cut, Optional<ByteBuffer>> bytes) {}
