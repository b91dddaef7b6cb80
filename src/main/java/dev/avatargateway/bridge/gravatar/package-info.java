/**
 * The pictures that people's e-mail addresses have at Gravatar, or at a server that answers like it
 * (Libravatar), taken over as pictures of their own. Who is asked about is who is known here, so
 * this source reads the gateway's own catalog.
 *
 * <p>Decided: only a digest of the address leaves the house, MD5 unless SHA-256 is asked for,
 * because both servers know it; whether there is a picture must be known when the list is read, so
 * the picture is read then too, a few at a time and of bounded size, and Gravatar is asked once for
 * each person and not twice. A picture is as old as the server says; of somebody who chose Gravatar
 * it is not older than that choice.
 */
@NullMarked
package dev.avatargateway.bridge.gravatar;

import org.jspecify.annotations.NullMarked;
