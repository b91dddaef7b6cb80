/** Parts of the gateway that JMH measures alone; others are in the rooms whose own they measure. */
@NullMarked
package dev.avatargateway.bench.parts;

import org.jspecify.annotations.NullMarked;
