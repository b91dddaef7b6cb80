/** Tests of Mattermost's door. */
@NullMarked
package dev.avatargateway.dialect.mattermost;

import org.jspecify.annotations.NullMarked;
