/**
 * Tells others of changes: couriers run the errands of the {@link dev.avatargateway.core.Outbox} to
 * products and to a web hook. The outbox gives out one errand for a target and person at a time and
 * makes it due again when the person has changed meanwhile, so that what is told of one person is
 * in order by construction and only the last of many changes travels. Who does not answer is told
 * again later, with growing pauses; who refuses everybody is left alone for a while, and nothing is
 * lost. The price of a durable outbox that is looked through is that an errand begins up to half a
 * second after its change. The web hook speaks the Standard Webhooks form, whose receivers'
 * libraries exist in most languages; its deliveries may come twice, with the same id.
 */
@NullMarked
package dev.avatargateway.bridge.follow;

import org.jspecify.annotations.NullMarked;
