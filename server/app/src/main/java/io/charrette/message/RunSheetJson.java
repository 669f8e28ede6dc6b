package io.charrette.message;

import io.charrette.workshop.RunSheet;
import java.util.List;

/** What really happened in a workshop, as those who run it are told (SPEC M24). */
public final class RunSheetJson {
  private RunSheetJson() {}

  /** All but the cues, which are part of the state. */
  private record Sheet(
      List<RunSheet.PhaseRun> phases,
      List<RunSheet.TurnRun> turns,
      List<RunSheet.Said> messages,
      List<RunSheet.HelpCall> help,
      List<RunSheet.Change> changes,
      RunSheet.Forgotten forgotten) {}

  /** The bytes of a run sheet. */
  public static byte[] write(RunSheet sheet) {
    return MessageJson.utf8(
        MessageJson.part(
            new Sheet(
                sheet.phases(),
                sheet.turns(),
                sheet.messages(),
                sheet.help(),
                sheet.changes(),
                sheet.forgotten())));
  }
}
