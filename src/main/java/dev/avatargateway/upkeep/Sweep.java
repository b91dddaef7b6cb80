package dev.avatargateway.upkeep;

/**
 * What one sweep did.
 *
 * @param seen how many blobs there were
 * @param deleted how many of them were deleted
 * @param bytes how long those were
 * @param failed how many could not be deleted, for now
 */
public record Sweep(long seen, long deleted, long bytes, long failed) {}
