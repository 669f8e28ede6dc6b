package io.charrette.workshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a workshop is created (SPEC H1). */
final class CreationRules {
  /**
   * The names of the IANA time zone database. Which there are, a newer browser may know better than
   * this machine.
   */
  private static final Pattern ZONE = Pattern.compile("(?=.{1,64}$)[\\w+-]+(/[\\w+-]+)*");

  private CreationRules() {}

  static Decision decide(Workshop state, Command.Create create, long now) {
    if (state.exists()) {
      return Decider.notNow("the workshop is already there");
    }
    Optional<String> problem = problemOf(create, now);
    if (problem.isPresent()) {
      return Decider.malformed(problem.get());
    }
    if (PlanRules.goesOnAfter(create.deleteAfter(), create.plan())) {
      return PlanRules.afterDeletion();
    }
    Event created =
        new Event.Created(
            now,
            create.id(),
            create.name().strip(),
            create.joinCode(),
            create.activity(),
            create.tables().stream()
                .map(table -> new NewTable(table.place().strip(), table.label().strip()))
                .toList(),
            create.facilitatorTokenHash(),
            create.screenTokenHash(),
            create.deleteAfter());
    List<Event> events = new ArrayList<>(List.of(created));
    if (create.zone() != null) {
      events.add(new Event.ZoneSet(now, create.zone()));
    }
    if (!create.plan().equals(PlanCommand.SetPlan.OPEN)) {
      events.add(new Event.PlanSet(now, create.plan().start(), create.plan().end()));
    }
    if (create.recoveryKey() != null) {
      events.add(new Event.RecoveryKeySet(now, create.recoveryKey()));
    }
    if (create.broughtBack() != null) {
      events.add(new Event.BroughtBack(now));
      create
          .broughtBack()
          .startedAt()
          .forEach((table, at) -> events.add(new Event.TableStartedAfresh(now, table, at)));
    }
    return new Decision.Accepted(events);
  }

  private static Optional<String> problemOf(Command.Create create, long now) {
    int tables = create.tables().size();
    if (tables < 1 || tables > WorkshopLimits.TABLES) {
      return Optional.of("tables: must be from 1 to " + WorkshopLimits.TABLES);
    }
    if (create.id().isEmpty() || create.joinCode().isEmpty()) {
      return Optional.of("id and join code must be there");
    }
    if (create.facilitatorTokenHash().equals(create.screenTokenHash())) {
      return Optional.of("facilitator and screen must have different tokens");
    }
    if (create.broughtBack() != null) {
      if (create.recoveryKey() == null) {
        return Optional.of("what is brought back must have its recovery key");
      }
      if (create.broughtBack().startedAt().entrySet().stream()
          .anyMatch(
              of ->
                  of.getKey() < 1
                      || of.getKey() > tables
                      || of.getValue() < 1
                      || of.getValue() > WorkshopLimits.LATEST_START)) {
        return Optional.of("startedAt: must be epoch milliseconds");
      }
    }
    if (create.deleteAfter() <= now) {
      return Optional.of("deleteAfter: must be in the future");
    }
    if (create.deleteAfter() > now + WorkshopLimits.KEPT_MS) {
      return Optional.of("deleteAfter: must be within ten years");
    }
    if (create.zone() != null && !ZONE.matcher(create.zone()).matches()) {
      return Optional.of("zone: must be the name of a time zone, such as America/New_York");
    }
    Optional<String> problem = Text.name("name", create.name(), 1, WorkshopLimits.WORKSHOP_NAME);
    for (int i = 0; problem.isEmpty() && i < tables; i++) {
      NewTable table = create.tables().get(i);
      String where = "tables[" + i + "].";
      problem =
          PlaceRules.problemOf(where + "place", table.place(), create.activity().own())
              .or(() -> Text.name(where + "label", table.label(), 0, WorkshopLimits.LABEL));
    }
    return problem;
  }
}
