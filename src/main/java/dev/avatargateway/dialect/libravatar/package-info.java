/**
 * The door for clients of Libravatar and Gravatar: pictures by the digest of an e-mail address or
 * OpenID, for everybody to read and for nobody to change.
 *
 * <p>Learnt from the documentation of both services, from the source of Libravatar's server and
 * from clients. Only identities of the spaces {@code email} and {@code openid} are looked up here,
 * which the operator alone makes: an address that a product reports is no proof of whose it is.
 * Where the services differ, or say nothing:
 *
 * <ul>
 *   <li>sizes go to 2048, as at Gravatar; a larger one is 2048, anything else that is no size is
 *       80; what is larger than the picture that is kept is enlarged;
 *   <li>a picture is a JPEG, or a PNG where it has transparency or is kept as one in that size,
 *       whatever the ending of the path;
 *   <li>of a short and a long name of one parameter the short one counts;
 *   <li>who is not known, or has no picture, is answered with the default in place, never with a
 *       redirect to it; it has the time of last change that Gravatar gives to defaults, which is
 *       not compared with dates of requests: it would hide that a picture was removed;
 *   <li>a digest that cannot be one is somebody who is not known;
 *   <li>{@code identicon} and {@code retro} are drawings of ours: the same digest has the same one
 *       here, and another one elsewhere. {@code monsterid}, {@code wavatar}, {@code robohash},
 *       {@code pagan} and {@code mmng} are drawn as {@code retro}; words that are not known, and
 *       none, as {@code mp};
 *   <li>an address as default is redirected to only when its host is one of {@code
 *       --libravatar-trusted-defaults}, and else is a word that is not known;
 *   <li>the rating is not looked at: every picture counts as fit for all;
 *   <li>who chose Gravatar at another door has no picture here: it would be asked for here again.
 * </ul>
 */
@NullMarked
package dev.avatargateway.dialect.libravatar;

import org.jspecify.annotations.NullMarked;
