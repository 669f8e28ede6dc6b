/**
 * How fast the engine is: a player of workloads that {@code scripts/bench engine} runs beside real
 * Yjs ({@link io.charrette.bench.EnginePlayer}), and JMH benchmarks of the engine's hot paths,
 * which {@code scripts/bench jmh} runs. Compiled with the tests so that it keeps compiling; not
 * part of the jar. It sees the engine as a stranger does, by its public face.
 */
@org.jspecify.annotations.NullMarked
package io.charrette.bench;
