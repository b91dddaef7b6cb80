/**
 * A URL in, bounded public bytes out. A stranger's address is read only when every address its host
 * has is one that anybody on the Internet could reach: the host is resolved here, once for each
 * hop, all answers are vetted, the client connects to exactly these, and the socket looks once more
 * before it connects. Redirects are followed by hand for the same reason.
 *
 * <p>Decided: HTTP/1.1 only, because an HTTP/2 peer may fill megabytes of buffers; a redirect may
 * lead from https to http, because http is taken to begin with and no credential is ever sent;
 * tunnelling addresses (6to4, Teredo, local-use NAT64) are refused whatever they embed, but the
 * well-known NAT64 prefix is judged by what it embeds, because a network without IPv4 gets every
 * address that way. No connection is kept, which costs a handshake for each hop.
 */
@NullMarked
package dev.avatargateway.fetch;

import org.jspecify.annotations.NullMarked;
