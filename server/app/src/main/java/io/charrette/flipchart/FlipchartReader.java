package io.charrette.flipchart;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** Reads a document whose clients may have written anything (SPEC F2). */
final class FlipchartReader {
  private final Document document;
  private final FlipchartLayout layout;
  private final Set<String> people;
  private final Set<String> hidden;

  FlipchartReader(
      Document document, FlipchartLayout layout, Set<String> people, Set<String> hidden) {
    this.document = document;
    this.layout = layout;
    this.people = people;
    this.hidden = hidden;
  }

  Flipchart read() {
    SharedMap about = document.map(FlipchartLayout.ABOUT);
    return new Flipchart(texts(), choices(about), roles(about), ready(about), cards());
  }

  private SequencedMap<String, String> texts() {
    SequencedMap<String, String> texts = new LinkedHashMap<>();
    for (String field : layout.fields()) {
      String text = document.text(field).toString();
      if (!text.isEmpty() && !hidden.contains(field)) {
        texts.put(field, text);
      }
    }
    return texts;
  }

  private SequencedMap<String, String> choices(SharedMap about) {
    SequencedMap<String, String> choices = new LinkedHashMap<>();
    layout
        .choices()
        .forEach(
            (choice, options) -> {
              if (about.get(choice) instanceof String option && options.contains(option)) {
                choices.put(choice, option);
              }
            });
    return choices;
  }

  private SequencedMap<String, String> roles(SharedMap about) {
    SequencedMap<String, String> roles = new LinkedHashMap<>();
    for (String role : layout.roles()) {
      String name = Values.name(about.get(role));
      if (!name.isEmpty() && !hidden.contains(role)) {
        roles.put(role, name);
      }
    }
    return roles;
  }

  private SequencedMap<String, Long> ready(SharedMap about) {
    SequencedMap<String, Long> ready = new LinkedHashMap<>();
    for (String phase : layout.phases()) {
      Long asked = Values.momentOrNull(about.get(FlipchartLayout.readyWith(phase)));
      if (asked != null) {
        ready.put(phase, asked);
      }
    }
    return ready;
  }

  private SequencedMap<String, Cards> cards() {
    SequencedMap<String, Cards> cards = new LinkedHashMap<>();
    for (CardsLayout sheet : layout.cards()) {
      cards.put(sheet.sheet(), new CardsReader(document, layout, sheet, people, hidden).read());
    }
    return cards;
  }
}
