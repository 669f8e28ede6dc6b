package io.charrette.crdt;

import java.util.Map;

/**
 * What it takes a real Yjs to load a document, see {@link Document#loadingWork}.
 *
 * @param units in the units of {@link Brought}
 * @param byClient in how much of it each client's items have part: by searching for their place, or
 *     by being passed in such a search. Most of it counts for two clients, or twice for one; those
 *     without a part are absent
 */
public record LoadingWork(long units, Map<Long, Long> byClient) {
  public LoadingWork {
    byClient = Map.copyOf(byClient);
  }
}
