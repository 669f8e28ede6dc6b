package io.charrette.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Predicate;

/** The {@code workshop} object of SPEC section 4, as each role may see it. */
public final class WorkshopView {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private WorkshopView() {}

  /** All of it. */
  public static ObjectNode forFacilitator(Workshop workshop) {
    ObjectNode view = common(workshop, table -> true, table -> true);
    view.set("participants", people(workshop.participants().values()));
    view.set("messages", messages(workshop, message -> true));
    view.put("locked", workshop.allLocked());
    view.set("hidden", hidden(workshop, item -> true));
    Undo undo = workshop.undo();
    view.put("undo", undo == null ? null : undo.control());
    return view;
  }

  /**
   * What concerns one participant's table, and what everybody may know of the others.
   *
   * @throws IllegalArgumentException when there is no such participant
   */
  public static ObjectNode forParticipant(Workshop workshop, String participantId) {
    int own =
        workshop
            .participant(participantId)
            .orElseThrow(() -> new IllegalArgumentException("no participant " + participantId))
            .table();
    int presented = workshop.presentedTable().orElse(0);
    ObjectNode view = common(workshop, table -> table == own, table -> table == own);
    view.set("participants", people(workshop.participantsAt(own)));
    view.set("messages", messages(workshop, message -> message.isFor(own)));
    view.put("locked", workshop.lockedSince(own).isPresent());
    view.set("hidden", hidden(workshop, item -> item.table() == own || item.table() == presented));
    view.putNull("undo");
    return view;
  }

  /** What the room may see. */
  public static ObjectNode forScreen(Workshop workshop) {
    ObjectNode view = common(workshop, table -> true, table -> false);
    view.set("participants", JSON.arrayNode());
    view.set("messages", messages(workshop, message -> message.table() == null));
    view.put("locked", workshop.allLocked());
    view.set("hidden", hidden(workshop, item -> true));
    view.putNull("undo");
    return view;
  }

  private static ObjectNode common(
      Workshop workshop, Predicate<Integer> ownClockAndLock, Predicate<Integer> ownHelp) {
    Controls controls = workshop.controls();
    ObjectNode view = JSON.objectNode();
    view.put("id", workshop.id());
    view.put("name", workshop.name());
    view.put("joinCode", workshop.joinCode());
    view.put("createdAt", workshop.createdAt());
    view.put("deleteAfter", workshop.deleteAfter());
    ArrayNode tables = view.putArray("tables");
    for (Table table : workshop.tables()) {
      int number = table.number();
      boolean mayKnow = ownClockAndLock.test(number);
      tables
          .addObject()
          .put("number", number)
          .put("city", table.city())
          .put("label", table.label())
          .put("locked", mayKnow && workshop.lockedSince(number).isPresent())
          .put("extra", mayKnow ? workshop.extra(number) : 0)
          .put("help", ownHelp.test(number) ? table.helpSince() : null);
    }
    ArrayNode phases = view.putArray("phases");
    controls
        .phases()
        .forEach(phase -> phases.addObject().put("id", phase.id()).put("length", phase.length()));
    view.put("phase", controls.phase());
    view.set("timer", timer(controls.timer()));
    ObjectNode pitches = view.putObject("pitches");
    pitches.set("order", numbers(controls.pitches().order()));
    pitches.set("done", numbers(controls.pitches().done()));
    pitches.put("presenting", controls.pitches().presenting());
    view.putObject("screen")
        .put("table", controls.screen().table())
        .put("blank", controls.screen().blank());
    return view;
  }

  private static ObjectNode timer(TimerState timer) {
    ObjectNode view = JSON.objectNode();
    return switch (timer) {
      case TimerState.Ready ready -> view.put("state", "ready").put("length", ready.length());
      case TimerState.Running running ->
          view.put("state", "running")
              .put("length", running.length())
              .put("deadline", running.deadline());
      case TimerState.Paused paused ->
          view.put("state", "paused")
              .put("length", paused.length())
              .put("remaining", paused.remaining());
    };
  }

  private static ArrayNode numbers(Collection<Integer> numbers) {
    ArrayNode view = JSON.arrayNode();
    numbers.forEach(number -> view.add(number));
    return view;
  }

  private static ArrayNode people(Collection<Participant> participants) {
    ArrayNode view = JSON.arrayNode();
    for (Participant person : participants) {
      view.addObject()
          .put("id", person.id())
          .put("name", person.name())
          .put("table", person.table());
    }
    return view;
  }

  private static ArrayNode messages(Workshop workshop, Predicate<Message> visible) {
    ArrayNode view = JSON.arrayNode();
    workshop.messages().stream()
        .filter(visible)
        .forEach(
            message ->
                view.addObject()
                    .put("id", message.id())
                    .put("text", message.text())
                    .put("at", message.at())
                    .put("table", message.table()));
    return view;
  }

  private static ArrayNode hidden(Workshop workshop, Predicate<HiddenItem> visible) {
    ArrayNode view = JSON.arrayNode();
    workshop.hidden().stream()
        .filter(visible)
        .forEach(item -> view.addObject().put("table", item.table()).put("item", item.item()));
    return view;
  }
}
