package io.charrette.flipchart;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Layouts of flipcharts as activities have them. */
public final class Layouts {
  /** That of the first activity, with three categories. */
  public static final FlipchartLayout FIRST =
      new FlipchartLayout(
          List.of(
              new CardsLayout(
                  "players", List.of("gov", "civic", "fed"), List.of(), true, true, true)),
          List.of("challenge", "strategy", "pitch"),
          choices("challengeSource", List.of("case", "own")),
          List.of("presenter"),
          List.of("scan", "challenge"));

  /** Two sheets of cards, one of them with everything, and no text. */
  public static final FlipchartLayout TWO_OF_CARDS =
      new FlipchartLayout(
          List.of(
              new CardsLayout("risks", List.of("fire", "flood"), List.of("deep"), true, true, true),
              new CardsLayout("ideas", List.of(), List.of(), false, false, false)),
          List.of(),
          new LinkedHashMap<>(),
          List.of("host", "scribe"),
          List.of("talk"));

  private Layouts() {}

  private static SequencedMap<String, List<String>> choices(String id, List<String> options) {
    SequencedMap<String, List<String>> choices = new LinkedHashMap<>();
    choices.put(id, options);
    return choices;
  }
}
