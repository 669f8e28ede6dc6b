package io.charrette.gateway.caller;

/**
 * Under whose names a guess is counted.
 *
 * @param browser by its cookie, or by what stands for one
 * @param hasCookie whether it is a cookie, which nobody else can send
 */
public record Guesser(String browser, boolean hasCookie, SourceNetwork network) {}
