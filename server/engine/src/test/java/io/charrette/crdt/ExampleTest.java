package io.charrette.crdt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.charrette.encoding.DecodeLimits;
import io.charrette.encoding.MalformedDataException;
import io.charrette.sync.SyncMessage;
import io.charrette.sync.SyncProtocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The code of the engine's {@code README.md}: it runs here, between the tags. */
class ExampleTest {
  private static final Path README = Path.of("README.md");
  private static final Path THIS = Path.of("src/test/java/io/charrette/crdt/ExampleTest.java");

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern REGION =
      Pattern.compile("// tag::\\w+\\[\\]\n(.*?) *// end::", Pattern.DOTALL);

  @Test
  @DisplayName("two documents share a text and a map in ten lines")
  void tenLines() throws Exception {
    List<byte[]> sent = new ArrayList<>();
    List<TextDelta> seen = new ArrayList<>();

    // tag::documents[]
    Document ana = new Document();
    ana.onUpdate(sent::add); // every change, encoded as Yjs encodes it
    ana.text("pitch").insert(0, "Hello");
    SharedMap player = new SharedMap();
    ana.map("players").set("p1", player);
    player.set("name", "Library");

    Document ben = new Document();
    ben.apply(Update.decode(ana.encodeState(ben.stateVector()))); // all that Ben lacks
    ben.text("pitch").observe(event -> seen.addAll(event.textDelta()));
    ben.text("pitch").insert(5, " world");
    ana.apply(Update.decode(ben.encodeState(ana.stateVector())));
    // end::documents[]

    assertThat(ana.text("pitch")).hasToString("Hello world");
    assertThat(ben.map("players").toJson()).isEqualTo(Map.of("p1", Map.of("name", "Library")));
    assertThat(seen).containsExactly(new TextDelta.Retain(5), new TextDelta.Insert(" world"));
    Document late = new Document();
    late.apply(Update.decode(Updates.merge(sent)));
    assertThat(late.text("pitch")).hasToString("Hello world");
  }

  // tag::answer[]
  /** What to answer to a frame of y-websocket; throws if it is not one, or over the limits. */
  static byte @Nullable [] answer(Document document, byte[] frame) throws MalformedDataException {
    switch (SyncMessage.decode(frame, new DecodeLimits(100, 50_000, 50_000))) {
      case SyncMessage.SyncStep1 question -> {
        return SyncProtocol.step2(document.encodeState(question.state()));
      }
      case SyncMessage.SyncStep2 missing -> document.apply(missing.update());
      case SyncMessage.SyncUpdate change -> document.apply(change.update());
      default -> {} // awareness, and what a server may ignore
    }
    return null;
  }

  // end::answer[]

  @Test
  @DisplayName("a server answers the frames of y-websocket in ten lines")
  void server() throws Exception {
    Document room = new Document();
    Document phone = new Document();
    phone.text("pitch").insert(0, "Hello");

    byte[] step2 = SyncProtocol.step2(phone.encodeState(room.stateVector()));
    assertThat(answer(room, step2)).isNull();
    assertThat(room.text("pitch")).hasToString("Hello");
    phone.onUpdate(update -> assertThat(answered(room, SyncProtocol.update(update))).isNull());
    phone.text("pitch").insert(5, " world");
    byte[] answer = answer(room, SyncProtocol.step1(StateVector.EMPTY));
    assertThat(answer).isEqualTo(SyncProtocol.step2(phone.encodeState()));
    assertThatThrownBy(() -> answer(room, new byte[] {0, 2, 1, 7}))
        .isInstanceOf(MalformedDataException.class);
  }

  private static byte @Nullable [] answered(Document document, byte[] frame) {
    try {
      return answer(document, frame);
    } catch (MalformedDataException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("the README shows the very code that runs here")
  void readme() throws IOException {
    assertThat(found(BLOCK, README)).isEqualTo(found(REGION, THIS)).hasSize(2);
  }

  private static List<String> found(Pattern pattern, Path file) throws IOException {
    return pattern
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult result) -> result.group(1).stripTrailing().stripIndent())
        .toList();
  }
}
