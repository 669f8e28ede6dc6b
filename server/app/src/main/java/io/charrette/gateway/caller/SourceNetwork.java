package io.charrette.gateway.caller;

/**
 * Where a request comes from, as far as the internet tells.
 *
 * @param name an IPv4 address, or the first 64 bits of an IPv6 address, which one household has
 * @param certain whether the browser is there: not if somebody passed the request on who may not be
 *     believed
 */
public record SourceNetwork(String name, boolean certain) {}
