/**
 * Cloudreve's people and pictures, read and written where a site of version 4 or 3 keeps them, or
 * over its HTTP API.
 *
 * <p>Nothing is ever written to a site that is read. An SQLite database in rollback mode is read in
 * place, in short steps so that the site can write between them; one in WAL mode, which cannot be
 * opened without leaving files beside it, and one with a journal left by a crash are copied to a
 * private folder first, at the price of the time and room for one copy. Pictures are opened only
 * where they are regular files, wherever the site's settings point.
 *
 * <p>What is shown is what the site would show: the {@code avatar} column decides, not the files
 * that lie about; version 4 serves users of every status, version 3 active ones only. One thing is
 * read that the site has lost sight of: pictures that its own migration from version 3 put where
 * the setting carried over does not point.
 */
@NullMarked
package dev.avatargateway.bridge.cloudreve;

import org.jspecify.annotations.NullMarked;
