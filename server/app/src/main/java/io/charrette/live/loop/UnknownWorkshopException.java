package io.charrette.live.loop;

/** There is no workshop with this id, or no longer. */
public final class UnknownWorkshopException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnknownWorkshopException(String workshopId) {
    super("no workshop " + workshopId);
  }
}
