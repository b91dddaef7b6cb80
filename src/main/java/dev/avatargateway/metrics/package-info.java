/**
 * The numbers for the operator, in the text form that Prometheus reads. No label has an id or an
 * address: they would tell who is who, and grow with every stranger.
 */
@NullMarked
package dev.avatargateway.metrics;

import org.jspecify.annotations.NullMarked;
