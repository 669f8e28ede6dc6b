package io.charrette.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the views of a state have in common with those of an earlier one. */
class WorkshopViewsTest {
  @Test
  @DisplayName("a row that is as it was is the same object, and so soon compared; others are not")
  void sameRows() {
    PlayedWorkshop workshop = PlayedWorkshop.withTables(3).join("p1", 1);
    WorkshopViews first = new WorkshopViews(workshop.state());
    List<TableView> before = first.forTable(1).tables();
    workshop.accept(new FacilitatorCommand.GoToPhase("scan"));
    WorkshopViews second = new WorkshopViews(workshop.state(), first); // asked for nothing
    workshop.accept(
        new FacilitatorCommand.AddTable("Gary, IN", ""),
        new FacilitatorCommand.RenameTable(2, "Flint, MI", ""));
    WorkshopViews third = new WorkshopViews(workshop.state(), second);
    List<TableView> after = third.forTable(1).tables();

    assertThat(after)
        .hasSize(4)
        .isEqualTo(new WorkshopViews(workshop.state()).forTable(1).tables());
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(after.get(2)).isSameAs(before.get(2));
  }
}
