package io.charrette.message;

import io.charrette.workshop.Participant;
import io.charrette.workshop.Workshop;
import io.charrette.workshop.WorkshopView;
import io.charrette.workshop.WorkshopViews;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code state} messages (SPEC W4) of one version of a workshop. What several receivers share
 * is written once: all facilitators, all helpers, all screens, and all participants of a table see
 * the same. For one thread at a time.
 */
public final class StateMessages {
  private final Workshop workshop;
  private final WorkshopViews views;
  private final ViewWriter writer = new ViewWriter();
  private final Map<Integer, byte[]> tables = new HashMap<>();
  private byte @Nullable [] facilitators;
  private byte @Nullable [] helpers;
  private byte @Nullable [] screens;

  /**
   * A message in two pieces, not to be changed.
   *
   * @param own UTF-8, its beginning, for one receiver
   * @param shared UTF-8, the rest, the same array for all who see the same
   */
  public record Text(byte[] own, byte[] shared) {
    /** The whole message, copied together. */
    public byte[] join() {
      byte[] whole = Arrays.copyOf(own, own.length + shared.length);
      System.arraycopy(shared, 0, whole, own.length, shared.length);
      return whole;
    }
  }

  public StateMessages(Workshop workshop) {
    this.workshop = workshop;
    this.views = new WorkshopViews(workshop);
  }

  /**
   * Whether these are the messages of this very state: after a failover another one may have the
   * same version.
   */
  @SuppressWarnings("ReferenceEquality")
  public boolean isOf(Workshop other) {
    return workshop == other;
  }

  /**
   * For those who run the workshop.
   *
   * @param nowMs epoch milliseconds
   */
  public Text forFacilitator(long nowMs) {
    byte[] shared = facilitators;
    if (shared == null) {
      shared = shared(views.forFacilitator(), writer);
      facilitators = shared;
    }
    return new Text(own(workshop.version(), nowMs, new You.Facilitator()), shared);
  }

  /**
   * For those who help at the tables.
   *
   * @param nowMs epoch milliseconds
   */
  public Text forHelper(long nowMs) {
    byte[] shared = helpers;
    if (shared == null) {
      shared = shared(views.forHelper(), writer);
      helpers = shared;
    }
    return new Text(own(workshop.version(), nowMs, new You.Helper()), shared);
  }

  /**
   * For the room screen.
   *
   * @param nowMs epoch milliseconds
   */
  public Text forScreen(long nowMs) {
    byte[] shared = screens;
    if (shared == null) {
      shared = shared(views.forScreen(), writer);
      screens = shared;
    }
    return new Text(own(workshop.version(), nowMs, new You.Screen()), shared);
  }

  /**
   * For a participant whom the workshop has.
   *
   * @param nowMs epoch milliseconds
   */
  public Text forParticipant(Participant person, long nowMs) {
    byte[] shared =
        tables.computeIfAbsent(person.table(), table -> shared(views.forTable(table), writer));
    return new Text(own(workshop.version(), nowMs, new You.Seated(person)), shared);
  }

  /** One message, which shares nothing with another. */
  static Text text(ServerMessage.State state) {
    return new Text(
        own(state.version(), state.now(), state.you()), shared(state.workshop(), new ViewWriter()));
  }

  private static byte[] own(long version, long nowMs, You you) {
    return MessageJson.utf8(
        "{\"type\":\"state\",\"version\":"
            + version
            + ",\"now\":"
            + nowMs
            + ",\"you\":"
            + MessageJson.part(you));
  }

  private static byte[] shared(WorkshopView view, ViewWriter writer) {
    return MessageJson.utf8(",\"workshop\":" + writer.write(view) + "}");
  }
}
