package io.charrette.workshop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The {@code workshop} object of SPEC section 4, as each role may see it. What several views of one
 * workshop share is made once; unlike the workshop, a view is for one thread at a time.
 */
public final class WorkshopView {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Workshop workshop;
  private @Nullable List<RawValue> others;
  private @Nullable Map<Integer, List<Participant>> seated;

  public WorkshopView(Workshop workshop) {
    this.workshop = workshop;
  }

  /** All of it. */
  public ObjectNode forFacilitator() {
    ObjectNode view = common(tables(true));
    view.set("participants", people(workshop.participants().values()));
    view.set("messages", messages(message -> true));
    view.put("locked", workshop.allLocked());
    view.set("hidden", hidden(item -> true));
    Undo undo = workshop.undo();
    view.put("undo", undo == null ? null : undo.control());
    return view;
  }

  /** What concerns the participants of one table, and what everybody may know of the others. */
  public ObjectNode forTable(int own) {
    int presented = workshop.presentedTable().orElse(0);
    ObjectNode view = common(tablesFor(own));
    view.set("participants", people(seated().getOrDefault(own, List.of())));
    view.set("messages", messages(message -> message.isFor(own)));
    view.put("locked", workshop.lockedSince(own).isPresent());
    view.set("hidden", hidden(item -> item.table() == own || item.table() == presented));
    view.putNull("undo");
    return view;
  }

  /** What the room may see. */
  public ObjectNode forScreen() {
    ObjectNode view = common(tables(false));
    view.set("participants", JSON.arrayNode());
    view.set("messages", messages(message -> message.table() == null));
    view.put("locked", workshop.allLocked());
    view.set("hidden", hidden(item -> true));
    view.putNull("undo");
    return view;
  }

  private ObjectNode common(ArrayNode tables) {
    Controls controls = workshop.controls();
    ObjectNode view = JSON.objectNode();
    view.put("id", workshop.id());
    view.put("name", workshop.name());
    view.put("joinCode", workshop.joinCode());
    view.put("createdAt", workshop.createdAt());
    view.put("deleteAfter", workshop.deleteAfter());
    view.set("tables", tables);
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

  private ArrayNode tables(boolean help) {
    ArrayNode rows = JSON.arrayNode();
    workshop.tables().forEach(table -> rows.add(row(table, true, help)));
    return rows;
  }

  /** All are written out for every table again, so those of the others are in words already. */
  private ArrayNode tablesFor(int own) {
    ArrayNode rows = JSON.arrayNode();
    List<RawValue> rowsOfOthers = others();
    for (Table table : workshop.tables()) {
      if (table.number() == own) {
        rows.add(row(table, true, true));
      } else {
        rows.addRawValue(rowsOfOthers.get(table.number() - 1));
      }
    }
    return rows;
  }

  private List<RawValue> others() {
    List<RawValue> rows = others;
    if (rows == null) {
      rows =
          workshop.tables().stream()
              .map(table -> new RawValue(row(table, false, false).toString()))
              .toList();
      others = rows;
    }
    return rows;
  }

  private Map<Integer, List<Participant>> seated() {
    Map<Integer, List<Participant>> people = seated;
    if (people == null) {
      people =
          workshop.participants().values().stream()
              .collect(Collectors.groupingBy(Participant::table));
      seated = people;
    }
    return people;
  }

  private ObjectNode row(Table table, boolean clockAndLock, boolean help) {
    int number = table.number();
    return JSON.objectNode()
        .put("number", number)
        .put("city", table.city())
        .put("label", table.label())
        .put("locked", clockAndLock && workshop.lockedSince(number).isPresent())
        .put("extra", clockAndLock ? workshop.extra(number) : 0)
        .put("help", help ? table.helpSince() : null);
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

  private ArrayNode messages(Predicate<Message> visible) {
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

  private ArrayNode hidden(Predicate<HiddenItem> visible) {
    ArrayNode view = JSON.arrayNode();
    workshop.hidden().stream()
        .filter(visible)
        .forEach(item -> view.addObject().put("table", item.table()).put("item", item.item()));
    return view;
  }
}
