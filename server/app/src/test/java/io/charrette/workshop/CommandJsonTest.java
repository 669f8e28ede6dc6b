package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandJsonTest {
  private static final JsonMapper MAPPER = new JsonMapper();
  private final CommandJson commands = new CommandJson(() -> 77);

  private static JsonNode json(String singleQuoted) throws Exception {
    return MAPPER.readTree(singleQuoted.replace('\'', '"'));
  }

  static Stream<Arguments> all() {
    return Stream.of(
        Arguments.of(
            "{'type':'go-to-phase','phase':'scan'}", new FacilitatorCommand.GoToPhase("scan")),
        Arguments.of(
            "{'type':'next-phase','expectedVersion':4}", new FacilitatorCommand.NextPhase()),
        Arguments.of("{'type':'previous-phase'}", new FacilitatorCommand.PreviousPhase()),
        Arguments.of(
            "{'type':'set-phase-length','phase':'scan','length':60000}",
            new FacilitatorCommand.SetPhaseLength("scan", 60_000)),
        Arguments.of(
            "{'type':'reorder-phases','phases':['a','b']}",
            new FacilitatorCommand.ReorderPhases(List.of("a", "b"))),
        Arguments.of("{'type':'start-timer'}", new FacilitatorCommand.StartTimer()),
        Arguments.of("{'type':'pause-timer'}", new FacilitatorCommand.PauseTimer()),
        Arguments.of("{'type':'resume-timer'}", new FacilitatorCommand.ResumeTimer()),
        Arguments.of("{'type':'add-time','ms':-60000}", new FacilitatorCommand.AddTime(-60_000)),
        Arguments.of("{'type':'reset-timer'}", new FacilitatorCommand.ResetTimer()),
        Arguments.of(
            "{'type':'extra-time','table':2,'ms':1000}",
            new FacilitatorCommand.ExtraTime(2, 1_000)),
        Arguments.of("{'type':'draw-pitches'}", new FacilitatorCommand.DrawPitches(77)),
        Arguments.of("{'type':'draw-pitches','seed':1}", new FacilitatorCommand.DrawPitches(77)),
        Arguments.of(
            "{'type':'order-pitches','order':[2,1]}",
            new FacilitatorCommand.OrderPitches(List.of(2, 1))),
        Arguments.of("{'type':'call-pitch','table':2}", new FacilitatorCommand.CallPitch(2)),
        Arguments.of("{'type':'next-pitch'}", new FacilitatorCommand.NextPitch()),
        Arguments.of("{'type':'skip-pitch','table':2}", new FacilitatorCommand.SkipPitch(2)),
        Arguments.of("{'type':'end-pitch'}", new FacilitatorCommand.EndPitch()),
        Arguments.of("{'type':'show-table','table':2}", new FacilitatorCommand.ShowTable(2)),
        Arguments.of("{'type':'clear-screen'}", new FacilitatorCommand.ClearScreen()),
        Arguments.of(
            "{'type':'blank-screen','blank':true}", new FacilitatorCommand.BlankScreen(true)),
        Arguments.of("{'type':'lock','table':2}", new FacilitatorCommand.Lock(2)),
        Arguments.of("{'type':'lock','table':null}", new FacilitatorCommand.Lock(null)),
        Arguments.of("{'type':'unlock','table':null}", new FacilitatorCommand.Unlock(null)),
        Arguments.of(
            "{'type':'send-message','text':'Hi','table':null}",
            new FacilitatorCommand.SendMessage("Hi", null)),
        Arguments.of(
            "{'type':'withdraw-message','id':'m3'}", new FacilitatorCommand.WithdrawMessage("m3")),
        Arguments.of("{'type':'clear-help','table':2}", new FacilitatorCommand.ClearHelp(2)),
        Arguments.of(
            "{'type':'hide','table':2,'item':'pitch'}", new FacilitatorCommand.Hide(2, "pitch")),
        Arguments.of(
            "{'type':'unhide','table':2,'item':'pitch'}",
            new FacilitatorCommand.Unhide(2, "pitch")),
        Arguments.of(
            "{'type':'move-participant','participant':'p','table':2}",
            new FacilitatorCommand.MoveParticipant("p", 2)),
        Arguments.of(
            "{'type':'remove-participant','participant':'p'}",
            new FacilitatorCommand.RemoveParticipant("p")),
        Arguments.of(
            "{'type':'rename-table','table':2,'city':'Gary, IN','label':''}",
            new FacilitatorCommand.RenameTable(2, "Gary, IN", "")),
        Arguments.of("{'type':'undo'}", new FacilitatorCommand.TakeBack()));
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("[M3] every command is read")
  void reads(String body, FacilitatorCommand command) throws Exception {
    assertThat(commands.read(json(body))).isEqualTo(command);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "'next-phase'",
        "null",
        "{}",
        "{'type':5}",
        "{'type':'create'}",
        "{'type':'join','participantId':'p','name':'n','table':1,'tokenHash':'h'}",
        "{'type':'next-phase','phase':'scan'}",
        "{'type':'go-to-phase'}",
        "{'type':'go-to-phase','phase':null}",
        "{'type':'go-to-phase','phase':5}",
        "{'type':'call-pitch'}",
        "{'type':'call-pitch','table':'2'}",
        "{'type':'call-pitch','table':1.5}",
        "{'type':'call-pitch','table':99999999999}",
        "{'type':'call-pitch','table':null}",
        "{'type':'blank-screen'}",
        "{'type':'blank-screen','blank':1}",
        "{'type':'lock'}",
        "{'type':'unlock'}",
        "{'type':'send-message','text':'Hi'}",
        "{'type':'send-message','text':'   ','table':null}",
        "{'type':'add-time','ms':0}",
        "{'type':'add-time','ms':3600001}",
        "{'type':'add-time','ms':-9223372036854775808}",
        "{'type':'extra-time','table':1,'ms':0}",
        "{'type':'set-phase-length','phase':'scan','length':9999}",
        "{'type':'set-phase-length','phase':'scan','length':14400001}",
        "{'type':'reorder-phases','phases':'scan'}",
        "{'type':'reorder-phases','phases':[null]}",
        "{'type':'order-pitches','order':[null]}",
        "{'type':'order-pitches','order':['1']}",
        "{'type':'hide','table':1,'item':''}",
        "{'type':'hide','table':1,'item':'two words'}",
        "{'type':'rename-table','table':1,'city':'','label':''}",
        "{'type':'rename-table','table':1,'city':'Gary'}",
      })
  @DisplayName("[H6] what is no command is malformed")
  void refuses(String body) throws Exception {
    JsonNode node = json(body);
    assertThatThrownBy(() -> commands.read(node))
        .isInstanceOf(MalformedCommandException.class)
        .message()
        .isNotBlank()
        .doesNotContain("io.charrette");
  }

  @Test
  void refusesLongMessages() throws Exception {
    JsonNode fits = json("{'type':'send-message','text':'" + "x".repeat(500) + "','table':1}");
    JsonNode tooLong = json("{'type':'send-message','text':'" + "x".repeat(501) + "','table':1}");

    assertThat(commands.read(fits)).isInstanceOf(FacilitatorCommand.SendMessage.class);
    assertThatThrownBy(() -> commands.read(tooLong)).hasMessageContaining("500");
  }

  @Test
  @DisplayName("[M9] the expected version is a whole number, or absent")
  void expectedVersion() throws Exception {
    assertThat(commands.expectedVersion(json("{'type':'undo','expectedVersion':12}")))
        .isEqualTo(12);
    assertThat(commands.expectedVersion(json("{'type':'undo'}"))).isNull();
    JsonNode text = json("{'type':'undo','expectedVersion':'12'}");
    assertThatThrownBy(() -> commands.expectedVersion(text))
        .isInstanceOf(MalformedCommandException.class);
  }
}
