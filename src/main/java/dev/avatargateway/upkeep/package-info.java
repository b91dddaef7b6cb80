/**
 * The upkeep of the store: the sweeper, which deletes what nothing has referred to for a while, and
 * the doctor, which compares store and catalog. Both go through them by the batch and hold no list
 * of all; how a removal is kept apart from writers is the catalog's affair. The price of going
 * through the whole store is that a sweep of ten million pictures lists as many names.
 */
@NullMarked
package dev.avatargateway.upkeep;

import org.jspecify.annotations.NullMarked;
