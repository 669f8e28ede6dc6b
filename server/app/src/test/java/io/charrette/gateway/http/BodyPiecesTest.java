package io.charrette.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.util.ReferenceCountUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("[H18] The body of a request")
class BodyPiecesTest {
  private static final String HEAD =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String CHUNK = "1\r\n{\r\n";
  private static final String END = "0\r\n\r\n";

  private final Pieces pieces = new Pieces();
  private final EmbeddedChannel channel = new EmbeddedChannel(new HttpRequestDecoder());

  /** Counts those that come through. */
  private static final class Pieces extends ChannelInboundHandlerAdapter {
    int count;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpContent) {
        count++;
      }
      ReferenceCountUtil.release(message);
    }
  }

  BodyPiecesTest() {
    BodyPieces.bound(channel.pipeline());
    channel.pipeline().addLast(pieces);
  }

  @AfterEach
  void close() {
    channel.finishAndReleaseAll();
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.copiedBuffer(text, US_ASCII);
  }

  @Test
  @DisplayName("may come in many pieces, and each request's count by themselves")
  void many() {
    for (int request = 0; request < 3; request++) {
      channel.writeInbound(bytes(HEAD + CHUNK.repeat(BodyPieces.MOST - 1) + END));
    }

    assertThat(pieces.count).isEqualTo(3 * BodyPieces.MOST);
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  @DisplayName("ends the connection when it comes in more, of which no more is decoded")
  void tooMany() {
    ByteBuf all = bytes(HEAD + CHUNK.repeat(60_000));
    channel.writeInbound(all);

    assertThat(pieces.count).isEqualTo(BodyPieces.MOST);
    assertThat(channel.isOpen()).isFalse();
    assertThat(all.refCnt()).isZero();
  }
}
