import type { TableProvider } from "../connection/provider";
import type { Board } from "../flipchart/board";

/** A seat taken: the connection to the table, and its flipchart. */
export interface Seat {
  readonly provider: TableProvider;
  readonly board: Board;
}
