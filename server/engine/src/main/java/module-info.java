/**
 * Yjs for the JVM: documents, their updates, and the protocols that carry them, on the JDK alone.
 * See {@link io.charrette.crdt} first.
 */
module io.charrette.yjs {
  requires static transitive org.jspecify;

  exports io.charrette.crdt;
  exports io.charrette.encoding;
  exports io.charrette.sync;
}
