/**
 * How fast the engine is. It sees the engine as a stranger does, by its public face.
 *
 * <dl>
 *   <dt>{@code scripts/bench engine}
 *   <dd>{@link io.charrette.bench.EnginePlayer} plays a {@code Workload}, which is a {@code Game}
 *       of {@code Edit}s on {@code Replica}s, and prints what it took; real Yjs plays the same one
 *       beside it ({@code src/main/node/engine}).
 *   <dt>{@code scripts/bench jmh}
 *   <dd>{@link io.charrette.bench.TypingBenchmark}, {@link io.charrette.bench.RemoteBenchmark},
 *       {@link io.charrette.bench.StateBenchmark} and {@link io.charrette.bench.DeliveryBenchmark}.
 * </dl>
 */
@org.jspecify.annotations.NullMarked
package io.charrette.bench;
