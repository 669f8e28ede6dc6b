package io.charrette.gateway.caller;

/**
 * From where it was shown already that a secret is known: for a workshop, the networks that its
 * people came from; for a key, the browsers that had it. No brake is for them. Any thread.
 *
 * <p>So a guesser in the same room cannot lock the others out of their workshop, and learns nothing
 * by guessing but the code that is on the wall there.
 */
public final class KnownPlaces {
  private static final int SECRETS = 2_000;

  /** Of one secret: whoever has one cannot push out the places of another. */
  private static final int PLACES = 1_000;

  private final RecentlyUsed<RecentlyUsed<Boolean>> places = new RecentlyUsed<>(SECRETS);

  /** Somebody there has it. */
  synchronized void add(String secret, String place) {
    places.get(secret, () -> new RecentlyUsed<>(PLACES)).get(place, () -> true);
  }

  /** People of this workshop are there. */
  public void add(String workshopId, SourceNetwork network) {
    if (network.certain()) {
      add(workshopId, network.name());
    }
  }

  synchronized boolean contains(String secret, String place) {
    return places.contains(secret)
        && places.get(secret, () -> new RecentlyUsed<>(PLACES)).contains(place);
  }

  /** Whether people of this workshop are known to be there. */
  public boolean contains(String workshopId, SourceNetwork network) {
    return network.certain() && contains(workshopId, network.name());
  }
}
