package io.charrette.gateway.caller;

import io.charrette.gateway.http.Problem;
import io.charrette.gateway.http.ProblemType;
import io.charrette.workshop.Workshop;

/** Numbers of tables as they stand in addresses. */
public final class TableNumbers {
  private TableNumbers() {}

  /**
   * The number of one of the workshop's tables.
   *
   * @throws Problem when it is none
   */
  public static int read(String text, Workshop workshop) {
    if (text.matches("[1-9][0-9]{0,3}")) {
      int number = Integer.parseInt(text);
      if (workshop.table(number).isPresent()) {
        return number;
      }
    }
    throw Problem.of(ProblemType.NO_SUCH_TABLE, 404, "The workshop has no table of this number");
  }
}
