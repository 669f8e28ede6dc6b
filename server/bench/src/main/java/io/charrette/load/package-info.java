/**
 * The load generator of {@code scripts/bench server}; no part of the server.
 *
 * <p>Read {@link io.charrette.load.ServerBench} first. All servers speak y-protocols and are
 * treated alike. Times are nanoseconds where nothing else is said.
 *
 * <dl>
 *   <dt>What is measured
 *   <dd>{@code Scenario} (what is done to a server), in {@code TypingScenarios}, {@code
 *       ConnectingScenarios} and {@code WorkshopScenarios}; {@code Growth} (Charrette alone, as one
 *       thing at a time is made larger); {@code Metric}, {@code Results}
 *   <dt>The servers
 *   <dd>{@code Contender} (one under measurement), {@code Dialect} (how it is spoken to), {@code
 *       Deployment} (several of Charrette, behind HAProxy or not), {@code RedisLimit} (what their
 *       Redis takes), {@code ServerProcess}, {@code Places}; {@code CharretteApi}, {@code Venue}
 *       and {@code Seat} (where virtual clients sit)
 *   <dt>The load
 *   <dd>{@code Swarm} (thousands of virtual clients on one thread), {@code Client} (one of them),
 *       {@code Typing}, {@code Documents}; on the wire {@code Frames}, {@code Bytes}, {@code
 *       Insertions}
 *   <dt>Whether it was right
 *   <dd>{@code Check}: real Yjs reads what was typed
 * </dl>
 */
package io.charrette.load;
