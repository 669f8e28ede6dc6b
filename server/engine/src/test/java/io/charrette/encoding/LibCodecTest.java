package io.charrette.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibCodecTest {
  private static String hex(LibEncoder out) {
    return HexFormat.of().formatHex(out.toByteArray());
  }

  private static LibDecoder decoder(String hex) {
    return new LibDecoder(HexFormat.of().parseHex(hex));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00",
    "127, 7f",
    "128, 8001",
    "16384, 808001",
    "9007199254740991, ffffffffffffff0f"
  })
  @DisplayName("an unsigned integer has seven bits a byte, the least significant first")
  void varUint(long value, String hex) throws Exception {
    assertThat(hex(new LibEncoder().writeVarUint(value))).isEqualTo(hex);
    assertThat(decoder(hex).readVarUint()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "80", "ffffffffffffff1f", "ffffffffffffffffff01", "80808080808080808000"})
  @DisplayName("an integer that ends early or is over 2^53 - 1 is malformed")
  void badVarUint(String hex) {
    assertThatThrownBy(() -> decoder(hex).readVarUint()).isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @CsvSource({"0, 00", "-1, 41", "63, 3f", "64, 8001", "-64, c001", "2147483647, bfffffff0f"})
  @DisplayName("a signed integer has its sign in the second bit")
  void varInt(long value, String hex) throws Exception {
    assertThat(hex(new LibEncoder().writeVarInt(value))).isEqualTo(hex);
    assertThat(decoder(hex).readVarInt()).isEqualTo(value);
  }

  @Test
  @DisplayName("text is UTF-8, and a lone surrogate becomes U+FFFD")
  void text() throws Exception {
    assertThat(hex(new LibEncoder().writeVarString("aé日😀"))).isEqualTo("0a61c3a9e697a5f09f9880");
    assertThat(decoder("0a61c3a9e697a5f09f9880").readVarString()).isEqualTo("aé日😀");
    assertThat(hex(new LibEncoder().writeVarString("\uD83D"))).isEqualTo("03efbfbd");
    assertThat(hex(new LibEncoder().writeVarString("\uDE00x"))).isEqualTo("04efbfbd78");
    assertThat(hex(new LibEncoder().writeVarString("a😀", 1))).isEqualTo("04f09f9880");
  }

  private static void assertAny(@Nullable Object value, String hex) throws Exception {
    LibEncoder out = new LibEncoder();
    AnyCodec.write(out, AnyCodec.canonical(value));
    assertThat(hex(out)).isEqualTo(hex);
    assertThat(AnyCodec.read(decoder(hex), 10)).isEqualTo(AnyCodec.canonical(value));
  }

  @Test
  @DisplayName("values have the tags that lib0 gives them")
  void any() throws Exception {
    assertAny(Undefined.UNDEFINED, "7f");
    assertAny(null, "7e");
    assertAny(0, "7d00");
    assertAny(-0.0, "7d40");
    assertAny(Integer.MAX_VALUE, "7dbfffffff0f");
    assertAny(1L << 31, "7c4f000000");
    assertAny(0.5, "7c3f000000");
    assertAny(0.1, "7b3fb999999999999a");
    assertAny(1700000000001L, "7b4278bcfe56801000");
    assertAny(Double.NaN, "7b7ff8000000000000");
    assertAny(BigInteger.valueOf(-2), "7afffffffffffffffe");
    assertAny(false, "79");
    assertAny(true, "78");
    assertAny("é", "7702c3a9");
    assertAny(List.of(1, List.of()), "75027d017500");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", true);
    map.put("10", true);
    map.put("9", true);
    assertAny(map, "7603" + "013978" + "02313078" + "016278");
  }

  @Test
  @DisplayName("bytes are copied")
  void binary() throws Exception {
    LibEncoder out = new LibEncoder();
    AnyCodec.write(out, new byte[] {1, 2});
    assertThat(hex(out)).isEqualTo("74020102");
    assertThat((byte[]) AnyCodec.read(decoder("74020102"), 0)).containsExactly(1, 2);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "1 | 1",
        "-0.5 | -0.5",
        "1e21 | 1e+21",
        "123456789012345680000 | 123456789012345680000",
        "0.000001 | 0.000001",
        "1e-7 | 1e-7",
        "1.5e300 | 1.5e+300",
        "5e-324 | 5e-324",
        "[1, \"a\\u00e9\\n\", null] | [1,\"aé\\n\",null]",
        "{\"b\": 1, \"2\": {}, \"b\": 2} | {\"2\":{},\"b\":2}",
        "\"\\ud800\" | \"\\ud800\"",
        "\"\\u001f\\/\" | \"\\u001f/\"",
        "9007199254740993 | 9007199254740992"
      },
      delimiter = '|')
  @DisplayName("JSON is read and written as JavaScript does")
  void json(String text, String written) throws Exception {
    assertThat(Json.write(Json.parse(text, 10))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[1,]",
        "{\"a\"}",
        "01",
        "1.",
        "+1",
        "tru",
        "\"a",
        "\"\\x\"",
        "\"\\u12g4\"",
        "1 2",
        "'a'",
        "{a:1}",
        "NaN",
        "\u00a01",
        "\"\t\""
      })
  @DisplayName("what is not JSON is malformed")
  void badJson(String text) {
    assertThatThrownBy(() -> Json.parse(text, 10)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  @DisplayName("values that cannot be encoded are refused when they are given")
  void notEncodable() {
    for (Object value :
        Arrays.asList(new Object(), Map.of(1, 2), 1L << 60, BigInteger.ONE.shiftLeft(70))) {
      assertThatThrownBy(() -> AnyCodec.canonical(value))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
