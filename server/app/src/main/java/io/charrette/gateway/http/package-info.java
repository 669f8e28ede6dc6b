/**
 * The mechanics of HTTP: problems, bodies, headers, the access log, and meters.
 *
 * <p>May not live here: who is calling, or what a path means. The event loop of the request; what
 * is shared by all loops says so. Read {@link io.charrette.gateway.http.Problem} first.
 */
@NullMarked
package io.charrette.gateway.http;

import org.jspecify.annotations.NullMarked;
