/**
 * The outside: HTTP, WebSockets, tokens and everything that refuses a request.
 *
 * <p>Lives here: the settings, what all loops share, and what brings the parts together for each
 * loop. May not live here: any decision about a workshop or a document; those are asked of {@code
 * Live}. A {@code GatewayVerticle} and all that it makes belong to its event loop; {@code Gateway}
 * may be used by any thread. Read {@link io.charrette.gateway.GatewayVerticle} first.
 */
@NullMarked
package io.charrette.gateway;

import org.jspecify.annotations.NullMarked;
