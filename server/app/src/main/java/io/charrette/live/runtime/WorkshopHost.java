package io.charrette.live.runtime;

import io.charrette.journal.Journal;
import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Bus;
import io.charrette.live.loop.Census;
import io.charrette.live.loop.CloseReason;
import io.charrette.live.loop.LiveLimits;
import io.charrette.live.loop.LiveMeters;
import io.charrette.live.loop.Mail;
import io.charrette.live.loop.ToLoop;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.WorkshopOrder;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runtimes that one event loop owns, and the address at which they are reached. */
public final class WorkshopHost extends VerticleBase {
  private final int loop;
  private final Bus bus;
  private final Journal journal;
  private final InstantSource clock;
  private final LiveLimits limits;
  private final LiveMeters meters;
  private final Attendance attendance;
  private final Map<String, WorkshopRuntime> runtimes = new HashMap<>();
  private @Nullable Mail<ToLoop> sockets;

  public WorkshopHost(
      int loop,
      Bus bus,
      Journal journal,
      InstantSource clock,
      LiveLimits limits,
      Attendance attendance,
      LiveMeters meters) {
    this.attendance = attendance;
    this.loop = loop;
    this.bus = bus;
    this.journal = journal;
    this.clock = clock;
    this.limits = limits;
    this.meters = meters;
  }

  @Override
  public Future<?> start() {
    vertx.setPeriodic(limits.pace().housekeeping().toMillis(), timer -> keepHouse());
    return vertx.eventBus().<ToWorkshop>localConsumer(Bus.workshops(loop), this::take).completion();
  }

  @Override
  public Future<?> stop() {
    runtimes.values().forEach(WorkshopRuntime::unload);
    runtimes.clear();
    return Future.succeededFuture();
  }

  /** Makes everything durable and closes the sockets that are on no table. */
  public Future<Void> drain() {
    return Bus.on(
        context,
        () ->
            Future.all(runtimes.values().stream().map(WorkshopRuntime::drain).toList()).mapEmpty());
  }

  /** Closes every socket, whatever is durable. */
  public Future<Void> closeAll(CloseReason reason) {
    return Bus.on(
        context,
        () -> {
          runtimes.values().forEach(runtime -> runtime.closeAll(reason));
          return Future.succeededFuture();
        });
  }

  /** What this loop's runtimes hold now. */
  public Future<Census> count() {
    return Bus.on(
        context,
        () ->
            Future.succeededFuture(
                runtimes.values().stream()
                    .map(WorkshopRuntime::count)
                    .reduce(Census.NOTHING, Census::and)));
  }

  private void take(Message<ToWorkshop> message) {
    ToWorkshop order = message.body();
    if (order instanceof WorkshopOrder.Deleted) {
      WorkshopRuntime deleted = runtimes.remove(order.workshopId());
      if (deleted != null) {
        deleted.closeAll(CloseReason.UNAUTHORISED);
        deleted.unload();
      }
      Bus.answer(message, Future.succeededFuture(true));
      return;
    }
    boolean ofNoUseAlone =
        order instanceof ToWorkshop.Closed
            || order instanceof WorkshopOrder.RoomDown
            || order instanceof WorkshopOrder.Attended;
    WorkshopRuntime known = runtimes.get(order.workshopId());
    if (known == null && ofNoUseAlone) {
      return;
    }
    tell(known != null ? known : runtime(order.workshopId()), order, message);
  }

  private Mail<ToLoop> sockets() {
    Mail<ToLoop> mail = sockets;
    if (mail == null) {
      mail = bus.mailToSockets(context);
      sockets = mail;
    }
    return mail;
  }

  private WorkshopRuntime runtime(String workshopId) {
    WorkshopRuntime runtime =
        new WorkshopRuntime(
            workshopId, context, bus, sockets(), journal, clock, limits, attendance, meters);
    runtimes.put(workshopId, runtime);
    return runtime;
  }

  private static void tell(WorkshopRuntime runtime, ToWorkshop order, Message<?> message) {
    switch (order) {
      case ToWorkshop.Opened opened -> runtime.opened(opened.connection(), opened.table());
      case ToWorkshop.Help help -> runtime.help(help.connection(), help.on());
      case ToWorkshop.Closed closed -> runtime.closed(closed.connection());
      case WorkshopOrder.Read ignored -> Bus.answer(message, runtime.read());
      case WorkshopOrder.ReadLatest ignored -> Bus.answer(message, runtime.readLatest());
      case WorkshopOrder.Execute execute ->
          Bus.answer(message, runtime.execute(execute.command(), execute.expectedVersion()));
      case WorkshopOrder.RoomUp up -> Bus.answer(message, runtime.roomUp(up.room().table()));
      case WorkshopOrder.RoomDown down -> runtime.roomDown(down.room().table());
      case WorkshopOrder.People people ->
          runtime.people(people.room().table(), people.participantIds());
      case WorkshopOrder.Attended attended -> runtime.attended(attended.room().table());
      case WorkshopOrder.Changed changed ->
          runtime.digest(changed.room().table(), changed.digest());
      case WorkshopOrder.Deleted ignored -> throw new AssertionError("handled above");
    }
  }

  private void keepHouse() {
    long now = clock.millis();
    runtimes
        .values()
        .removeIf(
            runtime -> {
              boolean idle = runtime.keepHouse(now);
              if (idle) {
                runtime.unload();
              }
              return idle;
            });
  }
}
