/**
 * The load generator and the harness of {@code scripts/bench server}; no part of the server.
 *
 * <p>Read {@link io.charrette.load.ServerBench} first. A {@code Swarm} is thousands of virtual
 * clients on one thread, a {@code Client} one of them; a {@code Contender} is a server under
 * measurement, a {@code Scenario} what is done to it. All of them speak y-protocols and are treated
 * alike.
 */
package io.charrette.load;
