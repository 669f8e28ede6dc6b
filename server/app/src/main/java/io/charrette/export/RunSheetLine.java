package io.charrette.export;

import io.charrette.activity.Phase;
import io.charrette.activity.Word;
import io.charrette.words.Labels;
import io.charrette.workshop.HelpClaim;
import io.charrette.workshop.Merge;
import io.charrette.workshop.RunSheet;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, in the words of a report (SPEC R14).
 *
 * @param at epoch milliseconds
 * @param time the time of day, to the second
 * @param what the step, whose turn it was, or what was done
 * @param table whom it concerns, null for the whole room
 * @param details how long it took, or what was said; may be empty
 * @param by who did it, where that is known; else empty
 */
record RunSheetLine(
    long at, String time, Phrase what, @Nullable Integer table, String details, String by) {
  /** The details and who did it, in one line. */
  String words() {
    return Wording.aside(details, by);
  }

  /** All that happened, in its order, after how much is not kept of what was before. */
  static List<RunSheetLine> of(Report report, Wording wording) {
    return new Writer(report, wording).lines();
  }

  private static final class Writer {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Report report;
    private final Labels labels;
    private final Wording wording;
    private final List<RunSheetLine> lines = new ArrayList<>();

    Writer(Report report, Wording wording) {
      this.report = report;
      this.wording = wording;
      this.labels = wording.labels();
    }

    List<RunSheetLine> lines() {
      RunSheet sheet = report.runSheet();
      List<RunSheet.PhaseRun> phases = sheet.phases();
      for (int i = 0; i < phases.size(); i++) {
        phase(phases.get(i), i + 1 < phases.size() ? phases.get(i + 1).at() : null);
      }
      sheet.turns().forEach(this::turn);
      sheet.messages().forEach(this::message);
      sheet.help().forEach(this::help);
      sheet.changes().forEach(this::change);
      report.merges().forEach(this::merge);
      lines.sort(Comparator.comparingLong(RunSheetLine::at));
      return Stream.concat(forgotten(sheet.forgotten()), lines.stream()).toList();
    }

    private Stream<RunSheetLine> forgotten(RunSheet.Forgotten forgotten) {
      return Stream.of(
              forgotten("phases", forgotten.phases()),
              forgotten("turns", forgotten.turns()),
              forgotten("messages", forgotten.messages()),
              forgotten("help", forgotten.help()),
              forgotten("changes", forgotten.changes()))
          .flatMap(Optional::stream);
    }

    private Optional<RunSheetLine> forgotten(String kind, int count) {
      if (count == 0) {
        return Optional.empty();
      }
      Phrase what = Phrase.ofReport(labels.get("run.forgotten"));
      String details = labels.get("run.forgotten." + kind, count);
      return Optional.of(new RunSheetLine(0, "", what, null, details, ""));
    }

    private void add(long at, String what, @Nullable Integer table, String details) {
      add(at, Phrase.ofReport(what), table, details);
    }

    private void add(long at, Phrase what, @Nullable Integer table, String details) {
      add(at, what, table, details, "");
    }

    private void add(long at, Phrase what, @Nullable Integer table, String details, String by) {
      String time = TIME.format(Instant.ofEpochMilli(at).atZone(report.zone()));
      lines.add(new RunSheetLine(at, time, what, table, details, by));
    }

    private void phase(RunSheet.PhaseRun run, @Nullable Long end) {
      String title = report.activity().phase(run.phase()).map(Phase::title).orElse(run.phase());
      add(run.at(), Phrase.ofActivity(title), null, took(run.at(), end, run.planned()));
    }

    private void turn(RunSheet.TurnRun run) {
      Word turn = report.activity().words().turn();
      String word = wording.head(turn == null ? labels.get("turn.one") : turn.one());
      Phrase what = new Phrase(word, turn != null);
      add(run.at(), what, run.table(), took(run.at(), run.end(), run.length()));
    }

    private String took(long from, @Nullable Long to, long planned) {
      String length = to == null ? "" : duration(to - from);
      String plan = planned == 0 ? "" : labels.get("run.planned", duration(planned));
      return Wording.aside(length, plan);
    }

    private void message(RunSheet.Said said) {
      add(said.at(), labels.get("run.message"), said.table(), said.text());
    }

    private void help(RunSheet.HelpCall call) {
      Long end = call.end();
      HelpClaim claim = call.claim();
      String who = claim == null ? "" : claim.name();
      String gone =
          claim == null ? "" : labels.get("run.claimed", duration(claim.at() - call.at()));
      String done =
          end == null
              ? labels.get(claim == null ? "run.waiting" : "run.open")
              : labels.get("run.done", duration(end - call.at()));
      String details = Wording.aside(gone, done);
      add(call.at(), Phrase.ofReport(labels.get("run.help")), call.table(), details, who);
    }

    private void change(RunSheet.Change change) {
      switch (change.kind()) {
        case TIME, EXTRA_TIME ->
            add(change.at(), labels.get("run.time"), change.table(), added(change.ms()));
        case PENS_DOWN -> add(change.at(), labels.get("run.pens.down"), change.table(), "");
        case PENS_UP -> add(change.at(), labels.get("run.pens.up"), change.table(), "");
      }
    }

    private void merge(Merge merge) {
      add(
          merge.at(),
          labels.get("run.merged"),
          merge.from(),
          labels.get("run.merged.into", merge.into()));
    }

    private String added(long ms) {
      return labels.get(ms < 0 ? "run.taken" : "run.added", duration(Math.abs(ms)));
    }

    /** Minutes and seconds, with hours where there are any. */
    private static String duration(long ms) {
      long seconds = ms / 1_000;
      return seconds >= 3_600
          ? String.format(
              Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
          : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
  }
}
