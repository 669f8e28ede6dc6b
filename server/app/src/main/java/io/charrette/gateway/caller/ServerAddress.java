package io.charrette.gateway.caller;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How others reach this server.
 *
 * @param publicUrl what links carry whatever way a request came, without a path
 * @param own this machine's addresses that others can reach, best first; a link replaces
 *     "localhost" by the first
 * @param trustProxy whether X-Forwarded-* is believed
 */
public record ServerAddress(Optional<URI> publicUrl, List<String> own, boolean trustProxy) {}
