package io.charrette.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.SharedMap;
import io.charrette.crdt.SharedText;
import io.charrette.live.loop.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What honest people do meets no limit of a room, at the limits that hold by default. */
class HonestHourTest {
  private static final int PEOPLE = 20;
  private static final int ROUNDS = 12;

  @TempDir Path folder;
  private final Random random = new Random(5);

  /** Somebody at a table, with one tab or two. */
  private static final class Person {
    final String id;
    final int table;
    final List<Phone> tabs = new ArrayList<>();

    Person(String id, int table) {
      this.id = id;
      this.table = table;
    }
  }

  @Test
  @DisplayName(
      "[W41] tables of twenty with reloads, tabs, lost networks and long pastes: no refusal")
  void hour() {
    try (Bench bench = Bench.start(folder)) {
      List<Person> people = new ArrayList<>();
      for (int table = 1; table <= Bench.TABLES; table++) {
        for (int i = 0; i < PEOPLE; i++) {
          Person person = new Person(bench.join(table), table);
          person.tabs.add(bench.phone(table, person.id));
          people.add(person);
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Person person : people) {
          act(bench, person);
        }
        bench.settle();
        bench.clock.advance(Duration.ofSeconds(20));
      }
      everybodyBackAtOnce(bench, people);
      for (Person person : people) {
        person.tabs.forEach(Phone::awaitSaved);
        person.tabs.forEach(tab -> assertThat(tab.socket.texts("refused")).isEmpty());
      }
      assertThat(bench.meters.get("charrette.updates.refused").counter().count()).isZero();
    }
  }

  private void act(Bench bench, Person person) {
    int chance = random.nextInt(20);
    if (chance == 0) {
      person.tabs.removeFirst().close();
      person.tabs.add(bench.phone(person.table, person.id));
    } else if (chance == 1 && person.tabs.size() < 2) {
      person.tabs.add(bench.phone(person.table, person.id));
    }
    Phone tab = person.tabs.get(random.nextInt(person.tabs.size()));
    if (chance == 2) {
      paste(tab, random.nextInt(3) == 0 ? 10_000 : 500);
    } else if (chance == 3) {
      addPlayer(tab, person.id + "-" + random.nextInt(3));
    }
    for (int key = 0; key < 5; key++) {
      press(tab);
    }
  }

  private static void paste(Phone tab, int letters) {
    tab.edit(d -> d.text("strategy").insert(d.text("strategy").length() / 2, "p".repeat(letters)));
  }

  private static void addPlayer(Phone tab, String id) {
    tab.edit(
        d -> {
          SharedMap player = new SharedMap();
          d.map("players").set(id, player);
          player.set("name", "Library");
          player.set("note", new SharedText());
        });
  }

  private void press(Phone tab) {
    int at = random.nextInt(200);
    boolean deletes = random.nextInt(6) == 0;
    tab.edit(
        d -> {
          SharedText pitch = d.text("pitch");
          if (deletes && pitch.length() > 0) {
            pitch.delete(Math.min(at, pitch.length() - 1), 1);
          } else {
            pitch.insert(Math.min(at, pitch.length()), "x");
          }
        });
  }

  /** The network of the room is gone for a while; all go on writing, and come back together. */
  private void everybodyBackAtOnce(Bench bench, List<Person> people) {
    for (Person person : people) {
      person.tabs.forEach(Phone::close);
    }
    bench.settle();
    for (Person person : people) {
      for (int key = 0; key < 200; key++) {
        press(person.tabs.getFirst());
      }
    }
    for (Person person : people) {
      Socket socket = bench.socket(person.table, Role.PARTICIPANT, person.id, true);
      Phone back = new Phone(bench, socket, person.tabs.getFirst().document());
      person.tabs.clear();
      person.tabs.add(back);
    }
  }
}
