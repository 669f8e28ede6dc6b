package io.charrette.activity;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The template of a workshop (SPEC section 5): what it asks, in which phases, about which sectors.
 *
 * <p>Every constructor of an activity's records checks its fields and throws {@link
 * InvalidActivityException}, so an activity that exists is valid.
 *
 * @param id names the activity among others
 * @param version of the content, chosen by its author
 * @param language a BCP 47 tag, for example {@code en}
 * @param source where the content comes from, for people to read
 * @param cities offered when a workshop is created; others may be typed
 * @param steps the sheets of the flipchart in the order of the phone's tabs
 * @param phases in the order in which a workshop starts out
 * @param wordsPerMinute the pace at which the length of a pitch is estimated
 */
public record Activity(
    String id,
    String version,
    String language,
    String title,
    String goal,
    String source,
    List<City> cities,
    List<Step> steps,
    List<Phase> phases,
    List<Sector> sectors,
    String challengePrompt,
    List<String> strategyPrompts,
    String pitchPrompt,
    List<SamplePitch> samplePitches,
    int wordsPerMinute) {

  public Activity {
    Check.id("id", id);
    Check.text("version", version, 40);
    if (!Check.text("language", language, 35).matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
      throw new InvalidActivityException("language", "must be a language tag such as en or es");
    }
    Check.text("title", title, 120);
    Check.text("goal", goal, 600);
    Check.optionalText("source", source, 300);
    cities = Check.list("cities", cities, 0, 100);
    Check.distinct("cities", cities, "name", City::name);
    steps = Check.list("steps", steps, 1, 3);
    Check.distinct("steps", steps, "id", Step::id);
    Check.distinct("steps", steps, "sheet", step -> step.sheet().jsonName());
    phases = Check.list("phases", phases, 1, 30);
    Check.distinct("phases", phases, "id", Phase::id);
    checkPhases(steps, phases);
    sectors = Check.list("sectors", sectors, 1, 12);
    Check.distinct("sectors", sectors, "id", Sector::id);
    Check.text("challengePrompt", challengePrompt, 600);
    strategyPrompts = Check.list("strategyPrompts", strategyPrompts, 0, 12);
    for (int i = 0; i < strategyPrompts.size(); i++) {
      Check.text("strategyPrompts[" + i + "]", strategyPrompts.get(i), 300);
    }
    Check.text("pitchPrompt", pitchPrompt, 600);
    samplePitches = Check.list("samplePitches", samplePitches, 0, 20);
    Check.range("wordsPerMinute", wordsPerMinute, 60, 300);
  }

  private static void checkPhases(List<Step> steps, List<Phase> phases) {
    Set<String> stepIds = new HashSet<>();
    steps.forEach(step -> stepIds.add(step.id()));
    int perTable = 0;
    for (int i = 0; i < phases.size(); i++) {
      Phase phase = phases.get(i);
      if (phase.step() != null && !stepIds.contains(phase.step())) {
        throw new InvalidActivityException(
            "phases[" + i + "].step", "is no step of this activity: \"" + phase.step() + "\"");
      }
      if (phase.clock() == PhaseClock.PER_TABLE && ++perTable > 1) {
        throw new InvalidActivityException(
            "phases[" + i + "].clock", "only one phase may have a per-table clock");
      }
    }
  }

  /** The phase of this id. */
  public Optional<Phase> phase(String phaseId) {
    return phases.stream().filter(phase -> phase.id().equals(phaseId)).findFirst();
  }

  /** The ids of the sectors, in the activity's order. */
  public List<String> sectorIds() {
    return sectors.stream().map(Sector::id).toList();
  }
}
