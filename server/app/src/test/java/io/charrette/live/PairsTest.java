package io.charrette.live;

import static io.charrette.journal.Patience.await;
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

  /** What is written from here on only partners see. */
  private void hideInPairs() {
    hide();
    bench.done(PAIRS);
  }

  /** Ana writes in a pair, Bo goes on behind it, and Ana's phone is gone. */
  private static void buildOn(Phone ana, Phone bo) {
    ana.type("pitch", "secret");
    bo.awaitText("pitch", "secret");
    bo.type("pitch", " words");
    ana.awaitText("pitch", "secret words");
    ana.close();
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
    hideInPairs();
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
    hideInPairs();
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
    hideInPairs();
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
    hideInPairs();
    buildOn(ana, bo);
    bench.done(SHOW);
    cleo.awaitText("pitch", "secret words");
    bo.awaitSaved();
  }

  @Test
  @DisplayName("[W49] [W50] what waits is shown to no pair either")
  void waiting() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hideInPairs();
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
    hideInPairs();
    bo.type("pitch", "b".repeat(3_000));
    ana.awaitText("pitch", "b".repeat(3_000));

    bench.send(bo.socket, SyncProtocol.update(nested(9)));
    bench.send(
        bo.socket, SyncProtocol.update(competing(COMPETING, 2_400, bo.document().clientId())));
    bo.settle();
    ana.settle();
    assertThat(shown(ana)).isNotEmpty().doesNotContain(NESTED, COMPETING);

    bo.edit(document -> document.text("pitch").insert(3_000, " and on"));
    ana.awaitText("pitch", "b".repeat(3_000) + " and on");
  }

  /** Ana shows Bo what is dear, but never too dear by itself, and leaves; Bo has then written. */
  private Phone shownWhatIsDear() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    bo.type("pitch", "b".repeat(3_000));
    bo.awaitSaved();
    ana.settle();
    hideInPairs();
    int[] letters = {250, 250, 140, 130, 120, 110, 100, 90, 80, 70};
    for (int i = 0; i < letters.length; i++) {
      byte[] draft = competing(100L + i, letters[i], bo.document().clientId());
      bench.send(ana.socket, SyncProtocol.update(draft));
    }
    ana.settle();
    bo.settle();
    assertThat(shown(bo)).as("what Bo was shown").isNotEmpty();
    ana.close();
    bo.type("pitch", " and on");
    bo.settle();
    return bo;
  }

  /** Of what a phone was told that it was not taken. */
  private static List<String> reasons(Phone phone) {
    return phone.socket.texts("refused").stream()
        .map(refused -> refused.path("reason").asText())
        .toList();
  }

  @Test
  @DisplayName("[W49] who is not shown to the pair either is told so, and when it is seen again")
  void unseen() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    hideInPairs();
    bo.type("pitch", "seen");
    ana.awaitText("pitch", "seen");
    bench.send(bo.socket, SyncProtocol.update(nested(9)));
    bench.send(bo.socket, SyncProtocol.update(nested(9)));
    bo.settle();
    assertThat(reasons(bo)).containsExactly("silent", "costly");
    bo.type("pitch", " again");
    ana.awaitText("pitch", "seen again");
    bo.settle();
    assertThat(reasons(bo)).containsExactly("silent", "costly", "silent");
  }

  @Test
  @DisplayName("[W49] who is shown no more, since a partner has shown so much, is told so")
  void shownEnough() {
    assertThat(reasons(shownWhatIsDear())).endsWith("silent", "costly");
  }

  @Test
  @DisplayName("[W48] [W49] however many drafts somebody is shown, their own words are saved then")
  void dearTogether() {
    Phone bo = shownWhatIsDear();
    bench.done(SHOW);
    bo.awaitSaved();
    Phone cleo = bench.phone(1);
    awaitUntil("Bo's words", () -> cleo.text("pitch").endsWith(" and on"));
  }

  @Test
  @DisplayName("[W48] [W49] also where a silence ends with pens down, and they are up again")
  void dearWhilePensAreDown() {
    Phone bo = shownWhatIsDear();
    bench.lock(1);
    bench.done(new FacilitatorCommand.GoToPhase("pitches"));
    bo.settle();
    bench.done(new FacilitatorCommand.Unlock(1));
    bo.awaitSaved();
  }

  @Test
  @DisplayName("[W48] [W49] also where the server has forgotten what it has shown to whom")
  void dearAfterRestart() {
    Phone bo = shownWhatIsDear();
    bench.kill();
    bench = Bench.on(bench.journal, bench.clock, Bench.limits());
    Document copy = new Document();
    try {
      copy.apply(Update.decode(bo.document().encodeState()));
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
    Phone again = new Phone(bench, bench.socket(1, Role.PARTICIPANT, "person-2", true), copy);
    again.socket.awaitText("refused");
    again.settle();
    bench.done(SHOW);
    again.awaitSaved();
  }

  @Test
  @DisplayName("[W48] [W49] who built upon words shown before pens went down waits for nobody")
  void withoutPartnerAfterPensWereDown() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.aware(1, "{}");
    bo.settle();
    hideInPairs();
    buildOn(ana, bo);
    bench.lock(1);
    bench.done(new FacilitatorCommand.GoToPhase("pitches"));
    bo.settle();
    bench.done(new FacilitatorCommand.Unlock(1));
    bo.awaitSaved();
    Phone cleo = bench.phone(1);
    cleo.awaitText("pitch", "secret words");
  }

  @Test
  @DisplayName("[W49] nobody erases in a draft what is hidden from their pair")
  void hiddenFromOthers() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Phone cleo = bench.phone(1);
    Phone dana = bench.phone(1);
    hideInPairs();
    cleo.type("pitch", "hidden");
    dana.awaitText("pitch", "hidden");
    bench.send(ana.socket, SyncProtocol.update(cleo.deletion(0, 6)));
    ana.settle();
    assertThat(toldAnything(bo)).isFalse();
    bench.done(SHOW);
    bo.awaitText("pitch", "hidden");
    assertThat(cleo.text("pitch")).isEqualTo("hidden");
  }

  @Test
  @DisplayName("[K2] [W49] a partner's words that no moment has are not erased but a few")
  void erasing() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    Phone cleo = bench.phone(1);
    ana.settle();
    hideInPairs();
    String words = "a hundred words ".repeat(50);
    bo.type("pitch", "well, " + words);
    ana.awaitText("pitch", "well, " + words);
    ana.edit(document -> document.text("pitch").delete(0, 6));
    bo.awaitText("pitch", words);
    ana.edit(document -> document.text("pitch").delete(0, words.length()));
    ana.type("pitch", "mine");
    awaitUntil("what Ana wrote", () -> bo.text("pitch").contains("mine"));
    assertThat(bo.text("pitch")).contains(words.strip()).doesNotContain("well");

    bench.clock.advance(Duration.ofSeconds(30));
    bench.done(SHOW);
    cleo.awaitText("pitch", "mine");
    ana.awaitSaved();
    bo.awaitSaved();
    awaitUntil("a moment", () -> moments().stream().anyMatch(text -> text.contains(words.strip())));
  }

  /** The text at each moment that is kept. */
  private List<String> moments() {
    return await(bench.live.moments(Bench.WORKSHOP, 1).toCompletionStage()).stream()
        .map(moment -> await(bench.live.past(Bench.WORKSHOP, 1, moment.at()).toCompletionStage()))
        .map(past -> past.orElseThrow().then().text("pitch"))
        .toList();
  }

  @Test
  @DisplayName("[W41] [W49] what was shown in a pair counts for who wrote it")
  void sharesOfDrafts() {
    Phone ana = bench.phone(1);
    Phone bo = bench.phone(1);
    ana.settle();
    hideInPairs();
    cards(ana, "a", 1_200);
    awaitUntil("cards", () -> bo.document().map("players").size() == 1_200);
    bench.done(SHOW);
    ana.awaitSaved();
    cards(ana, "b", 100);
    assertThat(ana.socket.awaitText("refused", said -> said.path("reason").asText().equals("full")))
        .isNotNull();
    Phone cleo = bench.phone(1);
    cleo.settle();
    assertThat(cleo.document().map("players").size()).isEqualTo(1_200);
    cards(bo, "c", 100);
    awaitUntil("Bo's cards", () -> cleo.document().map("players").size() == 1_300);
  }

  private static void cards(Phone phone, String prefix, int count) {
    phone.edit(
        document ->
            document.edit(
                transaction -> {
                  for (int i = 0; i < count; i++) {
                    SharedMap card = new SharedMap();
                    document.map("players").set(prefix + i, card);
                    card.set("name", "L");
                  }
                }));
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
  private static byte[] competing(long client, int count, long letters) {
    LibEncoder out = new LibEncoder();
    out.writeVarUint(1).writeVarUint(count).writeVarUint(client).writeVarUint(0);
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
    hideInPairs();
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
    hideInPairs();
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
    hideInPairs();
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
