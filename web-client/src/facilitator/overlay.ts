/** What is open over the dashboard, one thing at a time. */
export type Overlay =
  | { readonly name: "share" | "people" | "keys" | "steps" | "end" | "bridges" | "run-sheet" }
  | { readonly name: "table" | "flipchart" | "history"; readonly table: number };
