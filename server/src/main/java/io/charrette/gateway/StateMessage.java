package io.charrette.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.charrette.workshop.Principal;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopView;

/** The message {@code state} of SPEC W4. */
final class StateMessage {
  private StateMessage() {}

  static ObjectNode of(Workshop workshop, Principal principal, long nowMs) {
    ObjectNode message =
        JsonNodeFactory.instance
            .objectNode()
            .put("type", "state")
            .put("version", workshop.version())
            .put("now", nowMs);
    ObjectNode you = message.putObject("you");
    switch (principal) {
      case Principal.Facilitator ignored -> {
        you.put("role", "facilitator");
        message.set("workshop", WorkshopView.forFacilitator(workshop));
      }
      case Principal.Screen ignored -> {
        you.put("role", "screen");
        message.set("workshop", WorkshopView.forScreen(workshop));
      }
      case Principal.Participant who -> {
        you.put("role", "participant");
        workshop
            .participant(who.id())
            .ifPresent(
                person ->
                    you.putObject("participant")
                        .put("id", person.id())
                        .put("name", person.name())
                        .put("table", person.table()));
        message.set("workshop", WorkshopView.forParticipant(workshop, who.id()));
      }
    }
    return message;
  }
}
