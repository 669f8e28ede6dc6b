package io.charrette.live;

import static io.charrette.journal.Patience.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.SharedMap;
import io.charrette.crdt.Update;
import io.charrette.crdt.Updates;
import io.charrette.encoding.LibEncoder;
import io.charrette.encoding.MalformedDataException;
import io.charrette.live.loop.Role;
import io.charrette.message.Draft;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import io.charrette.workshop.Command;
import io.charrette.workshop.FacilitatorCommand;
import io.charrette.workshop.SilentCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is shown within a pair before it is shown to all: phones have it, and the server does not.
 */
class PairsTest {
  private static final Command PAIRS = new SilentCommand.FormPairs();
  private static final Command SHOW = new SilentCommand.ShowWords();
  private static final long NESTED = 7;
  private static final long COMPETING = 8;

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void start() {
    bench = Bench.start(folder);
    bench.done(new FacilitatorCommand.GoToPhase("scan"));
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void hide() {
    bench.done(new SilentCommand.AskForSilence("scan", true));
  }

  /** All operations that a socket was told of, and all deletions. */
  private static boolean toldAnything(Phone phone) {
    return !phone.socket.drafts().isEmpty()
        || phone.socket.messages(SyncMessage.SyncUpdate.class).stream()
            .anyMatch(news -> !news.update().clients().isEmpty())
        || phone.socket.messages(SyncMessage.SyncStep2.class).stream()
            .anyMatch(news -> !news.update().clients().isEmpty());
  }

  @Test
  @DisplayName("[W49] a pair sees what each has written and goes on together, and nobody else does")
  void together() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Phone cleo = bench.phone(1);
    Phone dana = bench.phone(1);
    Phone elsewhere = bench.phone(2);
    Phone facilitator = new Phone(bench, bench.socket(1, Role.FACILITATOR, null, true));
    Socket desk = bench.dashboard();
    Socket screen = bench.screen();
    ana.awaitSaved();
    bo.awaitSaved();
    hide();
    ana.type("pitch", "secret");
    ana.socket.awaitText("refused");
    bo.settle();
    assertThat(bo.text("pitch")).isEmpty();

    bench.done(PAIRS);
    bo.awaitText("pitch", "secret");
    bo.type("pitch", " words");
    ana.awaitText("pitch", "secret words");
    ana.edit(document -> document.text("pitch").delete(0, 6));
    bo.awaitText("pitch", " words");
    for (Phone other : List.of(cleo, dana, elsewhere, facilitator)) {
      other.settle();
      assertThat(toldAnything(other)).as("%s is told something", other.socket.ref).isFalse();
    }
    assertThat(bench.stored(1).entries()).isEmpty();
    assertThat(desk.digests(1).toString()).doesNotContain("secret").doesNotContain("words");
    assertThat(screen.digests(1).toString()).doesNotContain("words");
    assertThat(ana.saved()).isLessThan(ana.sent());
    assertThat(bo.saved()).isLessThan(bo.sent());

    bench.done(SHOW);
    cleo.awaitText("pitch", " words");
    ana.awaitSaved();
    bo.awaitSaved();
    assertThat(ana.text("pitch")).isEqualTo(" words");
    assertThat(bo.text("pitch")).isEqualTo(" words");
  }

  @Test
  @DisplayName("[W49] who has only been shown another's words has not written")
  void notWritten() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.aware(1, "{}");
    bo.settle();
    Socket desk = bench.dashboard();
    hide();
    ana.type("pitch", "secret");
    bench.done(PAIRS);
    bo.awaitText("pitch", "secret");
    // Whoever comes back brings all they have.
    Phone again = back(bo, "person-2");
    again.socket.awaitText("refused");
    again.settle();
    bench.settle();
    desk.awaitText("state", state -> state.at("/workshop/silence/present/written/1").asInt() == 1);
    assertThat(desk.texts("state"))
        .allMatch(state -> state.at("/workshop/silence/present/written/1").asInt() < 2);
  }

  @Test
  @DisplayName("[W49] a stock client takes part in a pair")
  void stock() {
    Phone ana = bench.phone(1);
    Phone stock = bench.stock(1, bench.join(1));
    hide();
    ana.type("pitch", "secret");
    bench.done(PAIRS);
    stock.awaitText("pitch", "secret");
    stock.type("pitch", " words");
    ana.awaitText("pitch", "secret words");
    assertThat(stock.socket.drafts()).isEmpty();
  }

  @Test
  @DisplayName("[W49] a phone that begins anew, or comes back, is brought what its pair has")
  void back() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    ana.type("pitch", "secret");
    bo.awaitText("pitch", "secret");
    bo.close();
    ana.type("pitch", " words");
    Phone anew = bench.phone(1, "person-2");
    anew.awaitText("pitch", "secret words");
    Phone late = bench.phone(1);
    late.awaitText("pitch", "secret words");
  }

  @Test
  @DisplayName("[W49] a phone that did not keep up is brought what its pair wrote meanwhile")
  void slow() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    bench.fallBehind(bo.socket);
    ana.type("pitch", "secret");
    ana.settle();
    assertThat(bo.text("pitch")).isEmpty();
    bench.catchUp(bo.socket);
    bo.awaitText("pitch", "secret");
  }

  @Test
  @DisplayName("[W31] [W49] nobody writes to a pair in another's name")
  void inAnothersName() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.aware(1, "{}");
    bo.settle();
    hide();
    bench.done(PAIRS);
    Document forger = new Document(ana.document().clientId());
    forger.text("pitch").insert(0, "forged");
    bench.send(bo.socket, SyncProtocol.update(forger.encodeState()));
    bo.type("pitch", "honest");
    ana.awaitText("pitch", "honest");
  }

  @Test
  @DisplayName("[W48] [W49] who built upon a partner's words need not wait for the partner's phone")
  void withoutPartner() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Phone cleo = bench.phone(1);
    ana.aware(1, "{}");
    bo.settle();
    hide();
    bench.done(PAIRS);
    ana.type("pitch", "secret");
    bo.awaitText("pitch", "secret");
    bo.type("pitch", " words");
    ana.awaitText("pitch", "secret words");
    ana.close();
    bench.done(SHOW);
    cleo.awaitText("pitch", "secret words");
    bo.awaitSaved();
  }

  @Test
  @DisplayName("[W49] [W50] what waits is shown to no pair either")
  void waiting() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    bench.send(ana.socket, SyncProtocol.update(Updates.deletingFirst(77, 1_000)));
    ana.type("pitch", "secret");
    bo.awaitText("pitch", "secret");
    assertThat(bo.document().pendingDeletions()).isZero();
  }

  @Test
  @DisplayName("[W40] [W49] what the room would refuse is shown to no pair either")
  void harmful() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    bo.type("pitch", "b".repeat(3_000));
    ana.awaitText("pitch", "b".repeat(3_000));

    bench.send(bo.socket, SyncProtocol.update(nested(9)));
    bench.send(bo.socket, SyncProtocol.update(competing(2_400, bo.document().clientId())));
    bo.settle();
    ana.settle();
    assertThat(shown(ana)).isNotEmpty().doesNotContain(NESTED, COMPETING);

    bo.edit(document -> document.text("pitch").insert(3_000, " and on"));
    ana.awaitText("pitch", "b".repeat(3_000) + " and on");
  }

  /** The clients of which a phone was shown something. */
  private static Set<Long> shown(Phone phone) {
    Set<Long> clients = new HashSet<>();
    for (Draft draft : phone.socket.drafts()) {
      try {
        clients.addAll(Update.decode(draft.update()).clients());
      } catch (MalformedDataException e) {
        throw new AssertionError(e);
      }
    }
    return clients;
  }

  private static byte[] nested(int depth) {
    Document document = new Document(NESTED);
    SharedMap map = document.map("players");
    for (int i = 0; i < depth; i++) {
      SharedMap inner = new SharedMap();
      map.set("k", inner);
      map = inner;
    }
    return document.encodeState();
  }

  /** Letters of one client for the front of a text, each before another letter of its. */
  private static byte[] competing(int count, long letters) {
    LibEncoder out = new LibEncoder();
    out.writeVarUint(1).writeVarUint(count).writeVarUint(COMPETING).writeVarUint(0);
    for (int i = 0; i < count; i++) {
      out.writeByte(0x44).writeVarUint(letters).writeVarUint(i + 1L).writeVarString("x");
    }
    return out.writeVarUint(0).toByteArray();
  }

  @Test
  @DisplayName(
      "[W8] [W49] nothing is shown to a pair while pens are down, and all of it afterwards")
  void pensDown() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    bench.lock(1);
    ana.type("pitch", "secret");
    ana.settle();
    bo.settle();
    assertThat(bo.text("pitch")).isEmpty();
    bench.done(new FacilitatorCommand.Unlock(1));
    bo.awaitText("pitch", "secret");
  }

  @Test
  @DisplayName(
      "[W49] who is moved is shown no more here, and shows what they wrote to nobody there")
  void moved() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Phone there = bench.phone(2);
    hide();
    bench.done(PAIRS);
    ana.type("pitch", "secret");
    bo.awaitText("pitch", "secret");
    bench.done(new FacilitatorCommand.MoveParticipant("person-1", 2));
    ana.socket.awaitClosed();
    bo.type("pitch", " words");
    bo.settle();
    there.settle();
    assertThat(ana.text("pitch")).isEqualTo("secret");
    assertThat(toldAnything(there)).isFalse();
  }

  @Test
  @DisplayName("[W49] more than 256 KiB at once is shown to a pair later, when there is room again")
  void muchAtOnce() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hide();
    bench.done(PAIRS);
    char[] words = new char[50_000];
    Arrays.fill(words, 'x');
    for (int i = 0; i < 6; i++) {
      ana.type("pitch", new String(words));
    }
    ana.type("pitch", "end");
    ana.settle();
    bo.settle();
    assertThat(bo.text("pitch")).doesNotEndWith("end");
    bench.clock.advance(Duration.ofMinutes(1));
    awaitUntil("the rest", () -> bo.text("pitch").endsWith("end"));
  }

  /** Somebody's phone, connected once more with what it has. */
  private Phone back(Phone phone, String participant) {
    phone.close();
    Document copy = new Document();
    try {
      copy.apply(Update.decode(phone.document().encodeState()));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
    return new Phone(bench, bench.socket(1, Role.PARTICIPANT, participant, true), copy);
  }
}
