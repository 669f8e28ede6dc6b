package io.charrette.live.loop;

/**
 * What a socket's loop tells the loop that owns a workshop's runtime, on the event bus, by
 * reference.
 */
public sealed interface ToWorkshop
    permits ToWorkshop.Opened, ToWorkshop.Help, ToWorkshop.Closed, WorkshopOrder {
  String workshopId();

  /**
   * A socket wants the workshop's messages.
   *
   * @param table the table whose path the socket is on, 0 on the workshop's own path
   */
  record Opened(String workshopId, ConnectionRef connection, int table) implements ToWorkshop {}

  /** A participant calls for help, or no longer does. */
  record Help(String workshopId, long connection, boolean on) implements ToWorkshop {}

  /** The socket is gone. */
  record Closed(String workshopId, long connection) implements ToWorkshop {}
}
