package io.charrette.live.loop;

import io.charrette.workshop.Trail;
import org.jspecify.annotations.Nullable;

/**
 * What a workshop's runtime is told by a socket's loop or by another part of {@code live}, on the
 * event bus, by reference.
 */
public sealed interface ToWorkshop extends Addressed
    permits ToWorkshop.Loading, ToWorkshop.IfLoaded, WorkshopOrder {
  String workshopId();

  @Override
  default String receiver() {
    return workshopId();
  }

  /** A message for which a runtime is made that is not in memory. */
  sealed interface Loading extends ToWorkshop
      permits Opened,
          Help,
          WorkshopOrder.People,
          WorkshopOrder.Wrote,
          WorkshopOrder.Drafted,
          WorkshopOrder.Changed,
          WorkshopQuestion.Read,
          WorkshopQuestion.ReadLatest,
          WorkshopQuestion.Execute,
          WorkshopQuestion.RoomUp {}

  /** A message that means nothing to a runtime that is not in memory. */
  sealed interface IfLoaded extends ToWorkshop
      permits Closed, WorkshopOrder.Created, WorkshopOrder.RoomDown, WorkshopOrder.Attended {}

  /**
   * A socket wants the workshop's messages.
   *
   * @param table the table whose path the socket is on, 0 on the workshop's own path
   * @param link the id of the {@link io.charrette.workshop.Link} by which its peer came; null for a
   *     participant
   * @param known up to where its peer knew the workshop's history; null when it does not say
   */
  record Opened(
      String workshopId,
      ConnectionRef from,
      int table,
      @Nullable String link,
      Trail.@Nullable Point known)
      implements Loading, FromSocket {}

  /** A participant calls for help, or no longer does. */
  record Help(String workshopId, ConnectionRef from, boolean on) implements Loading, FromSocket {}

  /** The socket is gone. */
  record Closed(String workshopId, ConnectionRef from) implements IfLoaded, FromSocket {}
}
