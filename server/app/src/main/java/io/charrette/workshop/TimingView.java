package io.charrette.workshop;

import java.util.List;

/**
 * What those who run the workshop see of its time (SPEC M22 to M24).
 *
 * @param ran the phases that were entered, the present one last
 */
public record TimingView(Plan plan, Cues cues, List<RunSheet.PhaseRun> ran) {
  public TimingView {
    ran = List.copyOf(ran);
  }
}
