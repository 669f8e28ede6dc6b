package io.charrette.workshop;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePSet;

/**
 * The form in which {@link CheckpointJson} keeps a state: every fact once, and lists instead of the
 * maps by which {@link People} finds things.
 *
 * @param format of the JSON
 */
record Stored(
    int format,
    long version,
    long controlled,
    Charter charter,
    List<Table> tables,
    List<Person> participants,
    List<String> writers,
    List<KeptOut> keptOut,
    Handovers handovers,
    List<Opening> links,
    Controls controls,
    List<Message> messages,
    List<HiddenItem> hidden,
    List<CardVerdict> verdicts,
    @Nullable Undo undo,
    @Nullable Origin recovery,
    RunSheet runSheet,
    Crew crew,
    Silence silence,
    Merges merges,
    Offers offers,
    List<Long> trail) {

  /**
   * A participant.
   *
   * @param since when they took their present seat, epoch milliseconds
   * @param lapsed whether others may take the seat
   * @param tokens the hashes of theirs
   */
  record Person(
      String id, String name, int table, long since, boolean lapsed, List<String> tokens) {
    static Person of(Participant person, People people, List<String> tokens) {
      return new Person(
          person.id(),
          person.name(),
          person.table(),
          people.sittingSince(person.id()),
          people.lapsed().contains(person.id()),
          tokens);
    }
  }

  /**
   * A link.
   *
   * @param tokens the hashes of its own
   */
  record Opening(Link link, List<String> tokens) {}

  /** {@link Recovery}, with a list. */
  record Origin(
      RecoveryKey key, @Nullable Long broughtBackAt, List<String> recognised, List<Integer> told) {
    static @Nullable Origin of(@Nullable Recovery recovery) {
      return recovery == null
          ? null
          : new Origin(
              recovery.key(),
              recovery.broughtBackAt(),
              recovery.recognised().stream().sorted().toList(),
              recovery.told().stream().sorted().toList());
    }

    static @Nullable Recovery recovery(@Nullable Origin stored) {
      return stored == null
          ? null
          : new Recovery(
              stored.key,
              stored.broughtBackAt,
              HashTreePSet.from(stored.recognised),
              HashTreePSet.from(stored.told));
    }
  }

  static Stored of(Workshop workshop) {
    People people = workshop.people();
    Map<Principal, List<String>> tokens =
        people.tokens().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .collect(groupingBy(Map.Entry::getValue, mapping(Map.Entry::getKey, toList())));
    return new Stored(
        CheckpointJson.FORMAT,
        workshop.version(),
        workshop.controlled(),
        workshop.charter(),
        workshop.tables(),
        people.participants().values().stream()
            .map(
                person ->
                    Person.of(
                        person,
                        people,
                        tokens.getOrDefault(new Principal.Participant(person.id()), List.of())))
            .toList(),
        people.writers().stream().sorted().toList(),
        List.copyOf(people.keptOut().values()),
        people.handovers(),
        people.links().values().stream()
            .map(link -> new Opening(link, tokens.getOrDefault(link.bearer(), List.of())))
            .toList(),
        workshop.controls(),
        workshop.messages(),
        List.copyOf(workshop.hidden()),
        workshop.verdicts(),
        workshop.undo(),
        Origin.of(workshop.recovery()),
        workshop.runSheet(),
        workshop.crew(),
        workshop.silence(),
        workshop.merges(),
        workshop.offers(),
        workshop.trail().times());
  }

  Workshop workshop() {
    return new Workshop(
        version,
        controlled,
        charter,
        tables,
        people(),
        controls,
        messages,
        new LinkedHashSet<>(hidden),
        verdicts,
        undo,
        Origin.recovery(recovery),
        runSheet,
        crew,
        silence,
        merges,
        offers,
        Trail.of(trail));
  }

  private People people() {
    People people = People.NOBODY;
    for (Opening opening : links) {
      people = people.withLink(opening.link());
      for (String token : opening.tokens()) {
        people = people.with(token, opening.link().bearer());
      }
    }
    for (Person person : participants) {
      people = people.seated(new Participant(person.id, person.name, person.table), person.since);
      for (String token : person.tokens) {
        people = people.with(token, new Principal.Participant(person.id));
      }
    }
    people =
        people.withLapsed(participants.stream().filter(Person::lapsed).map(Person::id).toList());
    for (String writer : writers) {
      people = people.withWriter(writer);
    }
    for (KeptOut out : keptOut) {
      people = people.withKeptOut(out);
    }
    return people.withHandovers(handovers);
  }
}
