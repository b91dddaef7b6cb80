/** Tests of reading and writing Cloudreve's sites, and the forge that makes such sites. */
@NullMarked
package dev.avatargateway.bridge.cloudreve;

import org.jspecify.annotations.NullMarked;
