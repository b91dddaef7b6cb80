/**
 * The descriptions of the doors, as pages. They are served at the operator's port: the other one's
 * paths are the products', and these pages are for who sets a gateway up. They only show: a request
 * from another origin would need the doors to allow it, and nobody should type a token here.
 */
@NullMarked
package dev.avatargateway.docs;

import org.jspecify.annotations.NullMarked;
