/**
 * The door for clients of CreatorsHub (license.rocks).
 *
 * <p>Learnt from the vendor's documentation, in the revision that was handed to us and in the two
 * later ones, whose paths differ: nobody can tell which spelling a client uses, so every spelling
 * of every path is one handler. The documentation shows successes only. What is ours:
 *
 * <ul>
 *   <li>errors are {@code {"avatarUrl": null, "error": "…"}}, the shape of the product's one
 *       documented error, so that clients that look at either member are right;
 *   <li>people without a picture have the placeholder's address, as the product's list of creators
 *       shows it; {@code --creatorshub-missing null} gives null;
 *   <li>an unknown user is 404; {@code --creatorshub-unknown 400} answers as the product's orders
 *       do;
 *   <li>of two Authorization headers the first counts, as in Node.js;
 *   <li>every failure to fetch an address has one and the same text, so that nobody can look around
 *       behind the gateway with it.
 * </ul>
 */
@NullMarked
package dev.avatargateway.dialect.creatorshub;

import org.jspecify.annotations.NullMarked;
