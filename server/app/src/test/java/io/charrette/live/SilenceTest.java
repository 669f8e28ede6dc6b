package io.charrette.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.Role;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.PlanCommand;
import io.charrette.workshop.SilentCommand;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words that are hidden until they are shown: they stay on the phones meanwhile. */
class SilenceTest {
  private static final Command HIDE = new SilentCommand.AskForSilence("scan", true);
  private static final Command SHOW = new SilentCommand.ShowWords();

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.start(folder.resolve("first"));
    bench.done(new FacilitatorCommand.GoToPhase("scan"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private static void awaitHidden(Phone phone) {
    assertThat(phone.socket.awaitText("refused").path("reason").asText()).isEqualTo("silent");
  }

  @Test
  @DisplayName("[W46] in a silence nothing is applied, stored or saved, and its author is told so")
  void hidden() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.type("pitch", "before");
    ana.awaitSaved();
    bo.awaitText("pitch", "before");
    long saved = ana.saved();

    bench.done(HIDE);
    ana.type("pitch", " secret");
    ana.type("pitch", " words");
    awaitHidden(ana);
    ana.settle();
    bo.settle();
    assertThat(ana.saved()).isEqualTo(saved);
    assertThat(bo.text("pitch")).isEqualTo("before");
    assertThat(bench.stored(1).entries()).hasSize(1);
    assertThat(ana.socket.texts("refused")).hasSize(1);
  }

  @Test
  @DisplayName("[W46] a phone that has nothing new is not told so, and a facilitator may write")
  void nothingToHide() {
    Phone ana = bench.phone(1);
    ana.type("pitch", "known");
    ana.awaitSaved();
    bench.done(HIDE);
    Phone again = new Phone(bench, bench.socket(1, Role.PARTICIPANT, "person-1", true));
    again.awaitText("pitch", "known");
    again.settle();
    assertThat(again.socket.texts("refused")).isEmpty();
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    facilitator.settle();
    facilitator.type("pitch", "!");
    again.awaitText("pitch", "known!");
  }

  @Test
  @DisplayName("[W47] that somebody has written is counted, once, whatever they write")
  void counted() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Socket desk = bench.dashboard();
    bench.done(HIDE);
    ana.type("pitch", "secret");
    ana.type("pitch", " words");
    desk.awaitText("state", state -> state.at("/workshop/silence/present/written/1").asInt() == 1);
    bo.type("pitch", "others");
    desk.awaitText("state", state -> state.at("/workshop/silence/present/written/1").asInt() == 2);
  }

  @Test
  @DisplayName("[W48] what was written in a silence is shown to all at its end, each word once")
  void shown() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    bench.done(HIDE);
    ana.type("pitch", "secret");
    bo.type("pitch", "others");
    awaitHidden(ana);
    awaitHidden(bo);
    bench.done(SHOW);
    ana.awaitSaved();
    bo.awaitSaved();
    ana.settle();
    bo.settle();
    assertThat(ana.text("pitch")).isIn("secretothers", "otherssecret");
    assertThat(bo.text("pitch")).isEqualTo(ana.text("pitch"));
  }

  @Test
  @DisplayName("[W48] [M23] so it is when a silence ends as the workshop goes on by itself")
  void shownAtZero() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    bench.done(new PlanCommand.SetAutomation("scan", true, null, null));
    bench.done(HIDE);
    bench.done(new FacilitatorCommand.StartTimer());
    ana.type("pitch", "secret");
    awaitHidden(ana);
    bo.settle();
    assertThat(bo.text("pitch")).isEmpty();
    bench.clock.advance(Duration.ofMinutes(5));
    ana.awaitSaved();
    bo.awaitText("pitch", "secret");
    assertThat(bench.workshop().controls().phase()).isEqualTo("challenge");
  }

  @Test
  @DisplayName("[W48] a phone that was away when words were shown brings its own when it is back")
  void away() {
    Phone ana = bench.phone(1, bench.join(1));
    Phone bo = bench.phone(1);
    bench.done(HIDE);
    ana.type("pitch", "secret");
    awaitHidden(ana);
    ana.close();
    bench.done(SHOW);
    bo.settle();
    assertThat(bo.text("pitch")).isEmpty();
    new Phone(bench, bench.socket(1, Role.PARTICIPANT, "person-1", true), ana.document());
    bo.awaitText("pitch", "secret");
  }

  @Test
  @DisplayName("[W48] a silence outlives the process, and words are shown once, whenever it dies")
  void restarted() {
    Phone ana = bench.phone(1);
    bench.done(HIDE);
    ana.type("pitch", "secret");
    awaitHidden(ana);
    bench.kill();
    Bench again = Bench.on(bench.journal, bench.clock, Bench.limits());
    awaitHidden(back(again, ana));
    again.done(SHOW);
    // Whether the answer came before that or not, the next server has each word once.
    again.kill();
    try (Bench third = Bench.on(bench.journal, bench.clock, Bench.limits())) {
      back(third, ana).awaitSaved();
      Phone reader = new Phone(third, third.socket(1, Role.FACILITATOR, null, true));
      reader.awaitText("pitch", "secret");
    }
    bench = Bench.start(folder.resolve("next"));
  }

  /** The first participant's phone, connected to another server with what it has. */
  private static Phone back(Bench server, Phone phone) {
    Document copy = new Document();
    try {
      copy.apply(Update.decode(phone.document().encodeState()));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
    return new Phone(server, server.socket(1, Role.PARTICIPANT, "person-1", true), copy);
  }
}
