package io.charrette.workshop;

import io.charrette.activity.PhaseScreen;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the room screen needs to know of flipcharts to draw its present scene, and so all that it is
 * told (SPEC M37).
 *
 * @param tables the numbers of those that it is told of, null for all
 * @param detail how much of each
 * @param frozen what it is told of the texts of its one table in place of what they are now, by
 *     field; null while they follow (SPEC M26)
 */
public record Sight(
    @Nullable Set<Integer> tables, Detail detail, @Nullable Map<String, String> frozen) {
  public Sight {
    tables = tables == null ? null : Set.copyOf(tables);
    frozen = frozen == null ? null : Map.copyOf(frozen);
  }

  /** How much of a flipchart, from nothing to all that is not hidden. */
  public enum Detail {
    NOTHING,

    /** How many people are in. */
    PEOPLE,

    /** Besides, its cards, and of texts whether they are begun. */
    CARDS,

    /** Besides, what tells whether it is ready. */
    STATES,

    /** All that is not hidden. */
    ALL
  }

  /** What the scene needs that a workshop's screen shows. */
  public static Sight of(Workshop workshop) {
    ScreenState screen = workshop.controls().screen();
    if (!workshop.exists() || screen.blank()) {
      return new Sight(null, Detail.NOTHING, null);
    }
    if (screen.table() != null) {
      return new Sight(Set.of(screen.table()), Detail.ALL, screen(workshop).frozen());
    }
    PhaseScreen scene = screen.scene() == null ? workshop.phase().screen() : screen.scene();
    return new Sight(
        screen.map() == null ? null : Set.copyOf(workshop.tablesOnMap()),
        switch (scene) {
          case LOBBY, CLOCK, TURNS -> Detail.PEOPLE;
          case MAP, END -> Detail.CARDS;
          case FOUND -> Detail.STATES;
          case WALL -> Detail.ALL;
        },
        null);
  }

  /** The screen as those know it who see no more than it shows (SPEC M26, M37). */
  static ScreenState screen(Workshop workshop) {
    ScreenState screen = workshop.controls().screen();
    Integer table = screen.table();
    if (screen.blank() || table == null) {
      return screen.withFrozen(null);
    }
    return screen.without(workshop.hiddenAt(table));
  }

  /** Whether it shows anything of this table. */
  public boolean includes(int number) {
    return detail != Detail.NOTHING && (tables == null || tables.contains(number));
  }
}
