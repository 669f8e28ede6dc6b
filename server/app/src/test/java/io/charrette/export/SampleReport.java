package io.charrette.export;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.flipchart.ChallengeSource;
import io.charrette.flipchart.Flipchart;
import io.charrette.flipchart.Partnership;
import io.charrette.flipchart.Player;
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
    return in(Activities.builtIn().getFirst());
  }

  static Report spanish() {
    return in(Activities.builtIn().getFirst().ledBy("es"));
  }

  static Report empty() {
    return Report.of(workshop(Activities.builtIn().getFirst(), "Empty"), Map.of(), ZoneOffset.UTC);
  }

  /** A report of one table that wrote nothing but this. */
  static Report withPitch(String pitch) {
    return Report.of(
        workshop(Activities.builtIn().getFirst(), "One long pitch"),
        Map.of(
            1,
            new Flipchart(
                List.of(), List.of(), new LinkedHashMap<>(), "", null, "", pitch, "", false)),
        ZoneOffset.UTC);
  }

  private static Report in(ActivityFile activity) {
    return Report.of(
        workshop(activity, "Delivering Outcomes: Detroit cohort"),
        Map.of(1, detroit(), 2, gary(), 3, hostile()),
        ZoneOffset.UTC);
  }

  /** Of a workshop that was held in a zone and is asked for at a machine in another one. */
  static Report heldIn(@Nullable String zone, ZoneId machine) {
    return Report.of(
        workshop(Activities.builtIn().getFirst(), "Elsewhere", zone), Map.of(), machine);
  }

  private static Workshop workshop(ActivityFile activity, String name) {
    return workshop(activity, name, null);
  }

  private static Workshop workshop(ActivityFile activity, String name, @Nullable String zone) {
    Workshop state =
        after(
            Workshop.UNBORN,
            new Command.Create(
                "K7M4QX2346FG",
                name,
                "K7M4QX",
                activity,
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

  private static Player player(
      String id, String name, String sector, String note, String link, int stars) {
    return new Player(id, name, sector, note, link, "Ana", HELD, stars, List.of());
  }

  private static Flipchart detroit() {
    SequencedMap<String, String> findings = new LinkedHashMap<>();
    findings.put(
        "gov",
        "The open data portal has parcels since 2015.\nThe planning office shares its surveys.");
    findings.put("civic", "Two active meetups; a Brigade that now has its own name.");
    return new Flipchart(
        List.of(
            player(
                "1",
                "Data Driven Detroit",
                "civic",
                "Neighborhood indicators partner; holds parcel surveys",
                "https://datadrivendetroit.org/",
                5),
            player(
                "2",
                "Chief Data Officer, City of Detroit",
                "gov",
                "Runs the open data portal",
                "",
                4),
            player(
                "3",
                "Community Foundation for Southeast Michigan",
                "fund",
                "",
                "https://cfsem.org/",
                3),
            player(
                "4",
                "Grand Circus bootcamp",
                "learn",
                "Evening cohorts need real client projects",
                "",
                1),
            player("5", "Wayne State GIS lab", "anchor", "", "", 0),
            player("6", "Corner store owners", "", "Know every block", "", 0)),
        List.of(
            new Partnership("a", "1", "2", "Share parcel data every year"),
            new Partnership("b", "1", "3", ""),
            new Partnership("c", "4", "2", "Capstone projects"),
            new Partnership("d", "6", "1", "")),
        findings,
        "Vacant lots: residents can’t see who owns what, so cleanup crews stall at the county"
            + " office for months.",
        ChallengeSource.CASE,
        "Put the land bank, the county and the Brigade into one room for a day, with the parcel"
            + " data already cleaned.",
        "A one-day data dive with the Brigade, the land bank and Grand Circus students. By the"
            + " evening every block club can look up who owns the lot next door, and the city has a"
            + " list of the hundred lots that could be handed over first. We bring the federal data"
            + " and the lunch; the city brings the people who can say yes.",
        "Ana",
        true);
  }

  private static Flipchart gary() {
    return new Flipchart(
        List.of(
            player("1", "DATA-DRIVEN  DETROIT!", "civic", "They train other cities", "", 2),
            player("2", "Indiana University Northwest", "anchor", "Service learning", "", 2),
            player("3", "Chief data officer (City of Detroit)", "gov", "", "", 0)),
        List.of(new Partnership("a", "1", "2", "")),
        new LinkedHashMap<>(),
        "Flood alerts reach the lakefront late; the maker space already builds low-cost sensors.",
        ChallengeSource.OWN,
        PERSIAN + "\n" + URDU,
        "",
        "",
        false);
  }

  private static Flipchart hostile() {
    SequencedMap<String, String> findings = new LinkedHashMap<>();
    findings.put("fed", "- not a list\n# not a heading\n\n1. not a number\n| not | a table |");
    return new Flipchart(
        List.of(
            player(
                "1",
                SCRIPT,
                "fed",
                "=HYPERLINK(\"http://evil.example\")",
                "https://data.gov/?a=1&b=2",
                1),
            player("2", "+cmd|' /C calc'!A0", "gov", "@SUM(1)", "", 0),
            player("3", "*bold* _it_ `code` [x](http://y) ~~z~~", "gov", "-1", "", 0),
            player("4", ARABIC, "civic", HEBREW, "", 0),
            player("5", "😀 👩‍👩‍👧 日本語 Ñandú", "learn", "W" + "o".repeat(150) + "w", "", 0)),
        List.of(new Partnership("a", "1", "4", SCRIPT)),
        findings,
        "\u0000\u0008\uFFFE\uD800" + SCRIPT,
        null,
        "Line one\r\nLine two\rLine three\n\n\n\nAfter a gap",
        SCRIPT + " " + ARABIC + " 😀",
        "<i>Eve</i>",
        false);
  }
}
