package io.charrette.workshop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the room has answered to turns (SPEC M28).
 *
 * @param made by the table whose turn it was; of each the oldest first; one that is changed keeps
 *     its place
 * @param hidden which of them a facilitator hides; it stays so when it is taken back and made again
 */
public record Offers(NavigableMap<Integer, List<Offer>> made, SequencedSet<Offer.Key> hidden) {
  static final Offers NONE = new Offers(Collections.emptyNavigableMap(), new LinkedHashSet<>());

  public Offers {
    NavigableMap<Integer, List<Offer>> copy = new TreeMap<>();
    made.forEach((table, offers) -> copy.put(table, List.copyOf(offers)));
    made = Collections.unmodifiableNavigableMap(copy);
    hidden = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(hidden));
  }

  /** The offer of this key. */
  Optional<Offer> find(Offer.Key key) {
    return to(key.table()).stream().filter(offer -> offer.key().equals(key)).findFirst();
  }

  /** Those to a table, hidden ones, too. */
  List<Offer> to(int table) {
    return made.getOrDefault(table, List.of());
  }

  boolean isHidden(Offer offer) {
    return hidden.contains(offer.key());
  }

  /** How many somebody has made, from whichever table. */
  long by(String participant) {
    return all().filter(offer -> offer.by().equals(participant)).count();
  }

  /** How many the table has that has most of them. */
  public int mostToOne() {
    return made.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** The ids of all who made one. */
  Set<String> writers() {
    return all().map(Offer::by).collect(Collectors.toUnmodifiableSet());
  }

  /** The ids of those of whom an offer is not among others, or another in its place. */
  public Set<String> writersMissingIn(Offers others) {
    return all()
        .filter(offer -> others.find(offer.key()).filter(offer::equals).isEmpty())
        .map(Offer::by)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The tables that somebody has answered to. */
  Set<Integer> answeredBy(String participant) {
    Set<Integer> tables = new TreeSet<>();
    all().filter(offer -> offer.by().equals(participant)).forEach(o -> tables.add(o.table()));
    return tables;
  }

  /** With this offer, in the place of the one of the same key. */
  Offers with(Offer offer) {
    List<Offer> all = new ArrayList<>(to(offer.table()));
    if (find(offer.key()).isPresent()) {
      all.replaceAll(each -> each.key().equals(offer.key()) ? offer : each);
    } else {
      all.add(offer);
    }
    return with(offer.table(), all);
  }

  Offers without(Offer.Key key) {
    return with(
        key.table(), to(key.table()).stream().filter(offer -> !offer.key().equals(key)).toList());
  }

  Offers hiding(Offer.Key key, boolean hide) {
    SequencedSet<Offer.Key> next = new LinkedHashSet<>(hidden);
    if (hide) {
      next.add(key);
      if (next.size() > WorkshopLimits.OFFERS_HIDDEN) {
        Set<Offer.Key> there = all().map(Offer::key).collect(Collectors.toUnmodifiableSet());
        next.stream().filter(each -> !there.contains(each)).findFirst().ifPresent(next::remove);
      }
    } else {
      next.remove(key);
    }
    return new Offers(made, next);
  }

  /** Somebody is called otherwise now. */
  Offers renamed(String participant, String name) {
    Offers next = this;
    for (int table : answeredBy(participant)) {
      UnaryOperator<Offer> rename =
          offer -> offer.by().equals(participant) ? offer.named(name) : offer;
      next = next.with(table, next.to(table).stream().map(rename).toList());
    }
    return next;
  }

  /** Without all of somebody who is there no longer. */
  Offers withoutAllOf(String participant) {
    Offers next = this;
    for (int table : answeredBy(participant)) {
      next =
          next.with(
              table,
              next.to(table).stream().filter(offer -> !offer.by().equals(participant)).toList());
    }
    return next.withHidden(hidden.stream().filter(key -> !key.by().equals(participant)).toList());
  }

  /** With all that somebody made as another, in whose seat they are from now on. */
  Offers handedOver(String participant, Participant seat) {
    Offers next = withoutAllOf(participant);
    for (Offer offer : all().filter(each -> each.by().equals(participant)).toList()) {
      Offer theirs = offer.by(seat);
      if (find(theirs.key()).isEmpty()) {
        next = next.with(theirs);
        next = isHidden(offer) ? next.hiding(theirs.key(), true) : next;
      }
    }
    return next;
  }

  private Offers withHidden(List<Offer.Key> keys) {
    return keys.size() == hidden.size() ? this : new Offers(made, new LinkedHashSet<>(keys));
  }

  private Offers with(int table, List<Offer> offers) {
    NavigableMap<Integer, List<Offer>> next = new TreeMap<>(made);
    next.put(table, offers);
    return new Offers(next, hidden);
  }

  /** All of them. */
  Stream<Offer> all() {
    return made.values().stream().flatMap(List::stream);
  }
}
