package io.charrette.export;

import io.charrette.activity.Activities;
import io.charrette.flipchart.Card;
import io.charrette.flipchart.CardLink;
import io.charrette.flipchart.Cards;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Note;
import io.charrette.workshop.Command;
import io.charrette.workshop.Decider;
import io.charrette.workshop.Decision;
import io.charrette.workshop.Evolver;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.NewTable;
import io.charrette.workshop.Workshop;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A workshop of four tables with everything that a report can show. */
final class SampleReport {
  static final String SCRIPT = "<script>alert('x')</script> & \"quotes\" ]]> --> </style>";
  static final String ARABIC = "مرحبا بالعالم";
  static final String HEBREW = "שלום עולם";
  static final String PERSIAN = "پژوهش و گفتگو در چهار کتابخانه";
  static final String URDU = "بھائی نہیں ہے";
  static final long HELD = 1_795_370_000_000L;

  private SampleReport() {}

  static Report english() {
    return in("en");
  }

  static Report spanish() {
    return in("es");
  }

  static Report empty() {
    return Report.of(workshop("Empty"), Map.of(), null, ZoneOffset.UTC);
  }

  /** A report of one table that wrote nothing but this. */
  static Report withPitch(String pitch) {
    return Report.of(
        workshop("One long pitch"),
        Map.of(1, flipchart(Map.of("pitch", pitch), "", "", Cards.NONE)),
        null,
        ZoneOffset.UTC);
  }

  private static Report in(String language) {
    return Report.of(
        workshop("Delivering Outcomes: Detroit cohort"),
        Map.of(1, detroit(), 2, gary(), 3, hostile()),
        language,
        ZoneOffset.UTC);
  }

  /** Of a workshop that was held in a zone and is asked for at a machine in another one. */
  static Report heldIn(@Nullable String zone, ZoneId machine) {
    return Report.of(workshop("Elsewhere", zone), Map.of(), null, machine);
  }

  private static Workshop workshop(String name) {
    return workshop(name, null);
  }

  private static Workshop workshop(String name, @Nullable String zone) {
    Workshop state =
        after(
            Workshop.UNBORN,
            new Command.Create(
                "K7M4QX2346FG",
                name,
                "K7M4QX",
                Activities.builtIn().getFirst(),
                List.of(
                    new NewTable("Detroit, MI", ""),
                    new NewTable("Gary, IN", "By the window"),
                    new NewTable("Youngstown, OH", "=1+1"),
                    new NewTable("Long Island, NY", "")),
                "a",
                "b",
                HELD + 1,
                zone));
    for (String person : List.of("Ana", "Bo", "Chidi", "Dorothée")) {
      state = after(state, new Command.Join(person, person, 1, "hash-" + person));
    }
    state = after(state, new Command.Join("e", "Eve <b>", 3, "hash-e"));
    for (FacilitatorCommand hide :
        List.of(
            new FacilitatorCommand.Hide(1, "challenge"),
            new FacilitatorCommand.Hide(1, "5"),
            new FacilitatorCommand.Hide(1, "presenter"),
            new FacilitatorCommand.Hide(3, "pitch"))) {
      state = after(state, hide);
    }
    return state;
  }

  private static Workshop after(Workshop state, Command command) {
    Decision decision = Decider.decide(state, command, HELD);
    return ((Decision.Accepted) decision)
        .events().stream().reduce(state, Evolver::evolve, (one, other) -> other);
  }

  private static Card card(
      String id, String name, String category, String note, String link, int stars) {
    return new Card(id, name, category, "", note, link, "Ana", HELD, stars, List.of());
  }

  /** A flipchart of the sheets of the first activity. */
  private static Flipchart flipchart(
      Map<String, String> texts, String source, String presenter, Cards cards) {
    return new Flipchart(
        new LinkedHashMap<>(texts),
        unlessEmpty("challengeSource", source),
        unlessEmpty("presenter", presenter),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(Map.of("players", cards)));
  }

  private static SequencedMap<String, String> unlessEmpty(String key, String value) {
    return new LinkedHashMap<>(value.isEmpty() ? Map.of() : Map.of(key, value));
  }

  private static Flipchart detroit() {
    return flipchart(
        Map.of(
            "challenge",
            "Vacant lots: residents can’t see who owns what, so cleanup crews stall at the county"
                + " office for months.",
            "strategy",
            "Put the land bank, the county and the Brigade into one room for a day, with the"
                + " parcel data already cleaned.",
            "pitch",
            "A one-day data dive with the Brigade, the land bank and Grand Circus students. By the"
                + " evening every block club can look up who owns the lot next door, and the city"
                + " has a list of the hundred lots that could be handed over first. We bring the"
                + " federal data and the lunch; the city brings the people who can say yes."),
        "case",
        "Ana",
        new Cards(
            List.of(
                card(
                    "1",
                    "Data Driven Detroit",
                    "civic",
                    "Neighborhood indicators partner; holds parcel surveys",
                    "https://datadrivendetroit.org/",
                    5),
                card(
                    "2",
                    "Chief Data Officer, City of Detroit",
                    "gov",
                    "Runs the open data portal",
                    "",
                    4),
                card(
                    "3",
                    "Community Foundation for Southeast Michigan",
                    "fund",
                    "",
                    "https://cfsem.org/",
                    3),
                card(
                    "4",
                    "Grand Circus bootcamp",
                    "learn",
                    "Evening cohorts need real client projects",
                    "",
                    1),
                card("5", "Wayne State GIS lab", "anchor", "", "", 0),
                card("6", "Corner store owners", "", "Know every block", "", 0)),
            List.of(
                new CardLink("a", "1", "2", "Share parcel data every year"),
                new CardLink("b", "1", "3", ""),
                new CardLink("c", "4", "2", "Capstone projects"),
                new CardLink("d", "6", "1", "")),
            List.of(
                new Note(
                    "",
                    "gov",
                    "The open data portal has parcels since 2015.\n"
                        + "The planning office shares its surveys."),
                new Note(
                    "", "civic", "Two active meetups; a Brigade that now has its own name."))));
  }

  private static Flipchart gary() {
    return flipchart(
        Map.of(
            "challenge",
            "Flood alerts reach the lakefront late; the maker space already builds low-cost"
                + " sensors.",
            "strategy",
            PERSIAN + "\n" + URDU),
        "own",
        "",
        new Cards(
            List.of(
                card("1", "DATA-DRIVEN  DETROIT!", "civic", "They train other cities", "", 2),
                card("2", "Indiana University Northwest", "anchor", "Service learning", "", 2),
                card("3", "Chief data officer (City of Detroit)", "gov", "", "", 0)),
            List.of(new CardLink("a", "1", "2", "")),
            List.of()));
  }

  private static Flipchart hostile() {
    return flipchart(
        Map.of(
            "challenge",
            "\u0000\u0008\uFFFE\uD800" + SCRIPT,
            "strategy",
            "Line one\r\nLine two\rLine three\n\n\n\nAfter a gap",
            "pitch",
            SCRIPT + " " + ARABIC + " 😀"),
        "",
        "<i>Eve</i>",
        new Cards(
            List.of(
                card(
                    "1",
                    SCRIPT,
                    "fed",
                    "=HYPERLINK(\"http://evil.example\")",
                    "https://data.gov/?a=1&b=2",
                    1),
                card("2", "+cmd|' /C calc'!A0", "gov", "@SUM(1)", "", 0),
                card("3", "*bold* _it_ `code` [x](http://y) ~~z~~", "gov", "-1", "", 0),
                card("4", ARABIC, "civic", HEBREW, "", 0),
                card("5", "😀 👩‍👩‍👧 日本語 Ñandú", "learn", "W" + "o".repeat(150) + "w", "", 0)),
            List.of(new CardLink("a", "1", "4", SCRIPT)),
            List.of(
                new Note(
                    "",
                    "fed",
                    "- not a list\n# not a heading\n\n1. not a number\n| not | a table |"))));
  }
}
