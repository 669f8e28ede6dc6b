package io.charrette.live.room;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.crdt.Document;
import io.charrette.crdt.Update;
import io.charrette.encoding.LibEncoder;
import io.charrette.flipchart.Layouts;
import io.charrette.live.loop.LiveLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Flipcharts that five people fill, who all want them to be as dear as may be, each in one way,
 * until nothing more of it is taken. {@code target/dearest} has them afterwards, each as the state
 * that a phone is given: what a real Yjs needs to load it is in {@code MEASURED.md}.
 */
class DearestDocumentTest {
  private static final int DELETED = 1;
  private static final int STRING = 4;
  private static final int TYPE = 7;
  private static final int ANY = 8;
  private static final int KEY = 0x20;
  private static final int RIGHT_ORIGIN = 0x40;
  private static final int ORIGIN = 0x80;
  private static final int PEOPLE = 5;

  /** Of structs in a frame, the most that are tried first. */
  private static final int MOST = 2_000;

  private static final LiveLimits.ForDocument LIMITS = LiveLimits.defaults().document();

  /** What they fill it with. */
  enum Filling {
    LETTERS_IN_TURN {
      @Override
      byte[] frame(int number, int structs) {
        return inTurn(number, structs, 2, false);
      }
    },
    LETTERS_OF_MANY_IN_TURN {
      @Override
      byte[] frame(int number, int structs) {
        return inTurn(number, structs, Math.min(structs, 180), false);
      }
    },
    DELETED_LETTERS_IN_TURN {
      @Override
      byte[] frame(int number, int structs) {
        return inTurn(number, structs, 2, true);
      }
    },
    LETTERS_BEFORE_EACH_OTHER {
      @Override
      byte[] frame(int number, int structs) {
        LibEncoder out = block(new LibEncoder().writeVarUint(1), structs, client(number, 0));
        inRoot(out, STRING, "pitch").writeVarString("a");
        for (int i = 1; i < structs; i++) {
          out.writeByte(RIGHT_ORIGIN | STRING)
              .writeVarUint(client(number, 0))
              .writeVarUint(i - 1L)
              .writeVarString("a");
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    LETTERS_AT_ONE_PLACE {
      @Override
      byte[] frame(int number, int structs) {
        LibEncoder out = block(new LibEncoder().writeVarUint(1), structs, client(number, 0));
        for (int i = 0; i < structs; i++) {
          inRoot(out, STRING, "pitch").writeVarString("a");
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    MAPS {
      @Override
      byte[] frame(int number, int structs) {
        return keyed(number, structs, TYPE);
      }
    },
    KEYS {
      @Override
      byte[] frame(int number, int structs) {
        return keyed(number, structs, ANY);
      }
    },
    KEYS_IN_MAPS {
      @Override
      byte[] frame(int number, int structs) {
        long client = client(number, 0);
        LibEncoder out = block(new LibEncoder().writeVarUint(1), structs + 1L, client);
        inRoot(out, KEY | TYPE, "players").writeVarString("p" + number).writeVarUint(1);
        for (int i = 0; i < structs; i++) {
          if (i % 4 == 0) {
            under(out, TYPE, client, 0, "" + i);
          } else {
            under(out, ANY, client, 1L + i - i % 4, "" + i % 4);
          }
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    ONE_KEY {
      @Override
      byte[] frame(int number, int structs) {
        long client = client(number, 0);
        LibEncoder out = block(new LibEncoder().writeVarUint(1), structs, client);
        inRoot(out, KEY | ANY, "about").writeVarString("ready").writeVarUint(1).writeByte(NULL);
        for (int i = 1; i < structs; i++) {
          out.writeByte(ORIGIN | ANY).writeVarUint(client).writeVarUint(i - 1L);
          out.writeVarUint(1).writeByte(NULL);
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    CARDS {
      @Override
      byte[] frame(int number, int structs) {
        long client = client(number, 0);
        int cards = Math.max(1, structs / 5);
        LibEncoder out = block(new LibEncoder().writeVarUint(1), 5L * cards, client);
        for (int i = 0; i < cards; i++) {
          inRoot(out, KEY | TYPE, "players").writeVarString("p" + number + "-" + i).writeVarUint(1);
          for (String field : List.of("name", "sector", "by")) {
            out.writeByte(KEY | ANY).writeVarUint(0).writeVarUint(client).writeVarUint(5L * i);
            out.writeVarString(field).writeVarUint(1).writeByte(TEXT).writeVarString("x");
          }
          out.writeByte(KEY | TYPE).writeVarUint(0).writeVarUint(client).writeVarUint(5L * i);
          out.writeVarString("note").writeVarUint(2);
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    CLIENTS {
      @Override
      byte[] frame(int number, int structs) {
        int clients = Math.min(structs, 500);
        LibEncoder out = new LibEncoder().writeVarUint(clients);
        for (int i = 0; i < clients; i++) {
          block(out, 1, 100_000L * (number + 1) + i);
          inRoot(out, STRING, "finding:" + (number + i) % 10).writeVarString("a");
        }
        return out.writeVarUint(0).toByteArray();
      }
    },
    COLLECTED {
      @Override
      byte[] frame(int number, int structs) {
        LibEncoder out = block(new LibEncoder().writeVarUint(1), structs, client(number, 0));
        for (int i = 0; i < structs; i++) {
          if (i % 2 == 0) {
            out.writeByte(0).writeVarUint(1);
          } else {
            inRoot(out, KEY | ANY, "about").writeVarString("ready").writeVarUint(1).writeByte(NULL);
          }
        }
        return out.writeVarUint(0).toByteArray();
      }
    };

    private static final int NULL = 126;
    private static final int TEXT = 119;

    /** A frame that is unlike all before it, of so many structs. */
    abstract byte[] frame(int number, int structs);

    private static long client(int number, int of) {
      return 1 + 200L * number + of;
    }

    private static LibEncoder block(LibEncoder out, long structs, long client) {
      return out.writeVarUint(structs).writeVarUint(client).writeVarUint(0);
    }

    private static LibEncoder inRoot(LibEncoder out, int content, String root) {
      return out.writeByte(content).writeVarUint(1).writeVarString(root);
    }

    /** Letters of several clients, each after one of another's. */
    private static byte[] inTurn(int number, int structs, int clients, boolean deleted) {
      LibEncoder out = new LibEncoder().writeVarUint(clients);
      int each = Math.max(1, structs / clients);
      for (int of = 0; of < clients; of++) {
        block(out, each, client(number, of));
        for (int i = 0; i < each; i++) {
          int content = deleted && i % 2 == 0 ? DELETED : STRING;
          if (of == 0 && i == 0) {
            inRoot(out, content, "pitch");
          } else {
            out.writeByte(ORIGIN | content)
                .writeVarUint(client(number, of == 0 ? clients - 1 : of - 1))
                .writeVarUint(of == 0 ? i - 1L : i);
          }
          if (content == DELETED) {
            out.writeVarUint(1);
          } else {
            out.writeVarString("a");
          }
        }
      }
      return out.writeVarUint(0).toByteArray();
    }

    /** A player with so many things under keys of its own. */
    private static byte[] keyed(int number, int structs, int content) {
      long client = client(number, 0);
      LibEncoder out = block(new LibEncoder().writeVarUint(1), structs + 1L, client);
      inRoot(out, KEY | TYPE, "players").writeVarString("p" + number).writeVarUint(1);
      for (int i = 0; i < structs; i++) {
        under(out, content, client, 0, "" + i);
      }
      return out.writeVarUint(0).toByteArray();
    }

    /** Something under a key of a map: another map, or a value. */
    private static void under(LibEncoder out, int content, long client, long map, String key) {
      out.writeByte(KEY | content).writeVarUint(0).writeVarUint(client).writeVarUint(map);
      out.writeVarString(key).writeVarUint(1);
      if (content == ANY) {
        out.writeByte(NULL);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("[W40] [W41] the dearest flipchart that is taken costs no more than is allowed")
  void dearest(Filling filling) throws Exception {
    HostedDocument hosted = new HostedDocument(LIMITS);
    hosted.layout(Layouts.FIRST);
    int number = 0;
    for (int structs = MOST; structs > 0; structs /= 10) {
      for (int refused = 0; refused < PEOPLE; number++) {
        byte[] frame = filling.frame(number, structs);
        Verdict verdict =
            hosted.take(Update.decode(frame), frame.length, "person " + number % PEOPLE);
        if (verdict.excess() == null) {
          assertThat(verdict.changed()).isTrue();
          refused = 0;
        } else {
          refused++;
        }
      }
    }
    Document document = hosted.document();
    LiveLimits.Costs costs = LIMITS.costs();
    assertThat(document.structs()).isLessThanOrEqualTo(costs.structs());
    assertThat(document.clients()).isLessThanOrEqualTo(costs.clients());
    assertThat(hosted.encodedState().length).isLessThanOrEqualTo(LIMITS.encodedBytes());
    assertThat(document.loadingWork(Long.MAX_VALUE).units())
        .isLessThanOrEqualTo(costs.loadingWork());
    keep(filling, hosted.encodedState());
  }

  private static void keep(Filling filling, byte[] state) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "dearest"));
    Files.write(folder.resolve(filling + ".update"), state);
  }
}
