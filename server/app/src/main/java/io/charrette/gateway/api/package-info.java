/**
 * The routes of SPEC section 2, a file for each resource.
 *
 * <p>May not live here: any decision about a workshop or a document; those are asked of {@code
 * Live}. The event loop of the request; what blocks runs on a worker. Read {@link
 * io.charrette.gateway.api.WorkshopRoutes} first.
 */
@NullMarked
package io.charrette.gateway.api;

import org.jspecify.annotations.NullMarked;
