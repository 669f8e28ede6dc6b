/**
 * What lets a workshop be brought back on another server: tokens that say by themselves whose they
 * are, the proof by which a server is known, and the sheet that has the key of both (SPEC section
 * 12).
 *
 * <p>May not live here: requests and answers. Any thread. Read {@link
 * io.charrette.gateway.recovery.SealedToken} first.
 */
@NullMarked
package io.charrette.gateway.recovery;

import org.jspecify.annotations.NullMarked;
