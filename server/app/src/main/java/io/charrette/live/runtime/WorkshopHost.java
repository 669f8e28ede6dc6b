package io.charrette.live.runtime;

import io.charrette.live.directory.Attendance;
import io.charrette.live.loop.Confined;
import io.charrette.live.loop.FairTurns;
import io.charrette.live.loop.Host;
import io.charrette.live.loop.Services;
import io.charrette.live.loop.ToWorkshop;
import io.charrette.live.loop.WorkshopOrder;
import io.charrette.live.loop.WorkshopQuestion;
import io.vertx.core.Future;

/** The workshops' runtimes that one event loop owns. */
public final class WorkshopHost extends Host<String, WorkshopRuntime> {
  private final Attendance attendance;

  /** Hosts no runtimes yet; {@link Host} says the rest. */
  public WorkshopHost(int loop, Services services, Attendance attendance) {
    super(loop, services);
    this.attendance = attendance;
  }

  @Override
  protected Future<Void> serve(int loop) {
    FairTurns<ToWorkshop> turns = here().turns(this::receive);
    return here().bus().serveWorkshops(loop, turns::take);
  }

  private void receive(ToWorkshop message) {
    assert Confined.to(here().context());
    switch (message) {
      case ToWorkshop.Loading loading -> {
        if (!isTooLate(loading, loading.workshopId())) {
          tell(runtime(loading.workshopId()), loading);
        }
      }
      case ToWorkshop.IfLoaded told -> {
        WorkshopRuntime runtime = get(told.workshopId());
        if (runtime != null) {
          tell(runtime, told);
        }
      }
      case WorkshopQuestion.Deleted deleted -> {
        delete(deleted.workshopId());
        deleted.reply().with(Future.succeededFuture());
      }
    }
  }

  private static void tell(WorkshopRuntime runtime, ToWorkshop.Loading message) {
    switch (message) {
      case ToWorkshop.Opened opened ->
          runtime.opened(opened.from(), opened.table(), opened.link(), opened.known());
      case ToWorkshop.Help help -> runtime.help(help.sender(), help.on());
      case WorkshopOrder.People people ->
          runtime.people(people.room().table(), people.participantIds());
      case WorkshopOrder.Drafted drafted -> runtime.drafted(drafted.participantId());
      case WorkshopOrder.Wrote wrote -> runtime.wrote(wrote.participantId());
      case WorkshopOrder.Changed changed ->
          runtime.digest(changed.room().table(), changed.digest());
      case WorkshopQuestion.Read read -> read.reply().with(runtime.read());
      case WorkshopQuestion.ReadLatest read -> read.reply().with(runtime.readLatest());
      case WorkshopQuestion.Execute execute ->
          execute
              .reply()
              .with(
                  runtime.execute(
                      execute.command(), execute.expectedVersion(), execute.deadline()));
      case WorkshopQuestion.RoomUp up -> up.reply().with(runtime.roomUp(up.room().table()));
    }
  }

  private static void tell(WorkshopRuntime runtime, ToWorkshop.IfLoaded message) {
    switch (message) {
      case ToWorkshop.Closed closed -> runtime.closed(closed.sender());
      case WorkshopOrder.Created ignored -> runtime.created();
      case WorkshopOrder.RoomDown down -> runtime.roomDown(down.room().table());
      case WorkshopOrder.Attended attended -> runtime.attended(attended.room().table());
    }
  }

  private WorkshopRuntime runtime(String workshopId) {
    WorkshopRuntime known = get(workshopId);
    if (known != null) {
      return known;
    }
    WorkshopRuntime runtime = new WorkshopRuntime(workshopId, here(), attendance);
    put(workshopId, runtime);
    return runtime;
  }
}
