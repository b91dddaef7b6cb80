package dev.avatargateway.page;

import dev.avatargateway.core.Cut;
import dev.avatargateway.core.Sitting;
import dev.avatargateway.core.Space;
import java.util.function.Function;

/**
 * How one product shows people.
 *
 * @param space the product
 * @param label what people call it
 * @param cut the rendition it shows
 * @param round whether its clients show a circle of it
 * @param gravatar whether it shows the Gravatar of those who asked for that
 * @param blank what it shows of those who wear no picture
 */
public record Window(
    Space space,
    String label,
    Cut cut,
    boolean round,
    boolean gravatar,
    Function<Sitting, Blank> blank) {}
