package io.charrette.live.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.charrette.activity.Activities;
import io.charrette.activity.ActivityFile;
import io.charrette.journal.Position;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LoadedActivitiesTest {
  private static final ActivityFile ACTIVITY = Activities.builtIn().getFirst();

  private final LoadedActivities loaded = new LoadedActivities();

  private static Position at(long low) {
    return new Position(0, low);
  }

  @Test
  @DisplayName("[H8] what is heard of after its deletion stays deleted")
  void deletedBefore() {
    loaded.delete(at(2), ACTIVITY.id());
    loaded.add(at(1), ACTIVITY);

    assertThat(loaded.all()).isEmpty();
  }

  @Test
  @DisplayName(
      "[H8] deletions are remembered only as long as something before them may be heard of")
  void forgotten() {
    loaded.delete(at(2), ACTIVITY.id());
    loaded.forgetDeletions(at(2));
    loaded.add(at(1), ACTIVITY);

    assertThat(loaded.all()).containsExactly(ACTIVITY);
  }

  @Test
  @DisplayName("[H8] what a checkpoint stands for counts no more by itself, and what follows does")
  void stoodFor() {
    ActivityFile later = ActivityFile.stored(ACTIVITY.tree().put("id", "later"));
    loaded.add(at(1), ACTIVITY);
    loaded.add(at(5), later);
    loaded.restart(at(3), List.of());
    loaded.add(at(2), ACTIVITY);

    assertThat(loaded.all()).containsExactly(later);
  }
}
