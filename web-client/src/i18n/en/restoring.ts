/** Words about bringing all tables back at once. */
export const restoring = {
  title: "Bring all tables back",
  hint: "Each flipchart becomes what it was then: what has gone since is back, and what has come since goes, whoever wrote it. You can take it back, also table by table.",
  when: "To how they were at",
  ago: { one: "{time}, {count} minute ago", other: "{time}, {count} minutes ago" },
  which: "Which tables",
  all: "All tables",
  keptOut: "Only where those sat who are kept out ({tables})",
  bring: { one: "Bring {count} table back", other: "Bring {count} tables back" },
  under: "{done} of {all} tables…",
  done: {
    one: "{count} table is as it was at {time}, or when it was last kept before.",
    other: "{count} tables are as they were at {time}, or when they were last kept before.",
  },
  doneNone: "No table was changed.",
  same: {
    one: "{count} table was so already.",
    other: "{count} tables were so already.",
  },
  undoAll: "Take all of it back",
  undoOne: "Take back",
  undoOneNamed: "Take back: table {table}",
  parts: {
    one: "{count} part changed, as kept at {time}",
    other: "{count} parts changed, as kept at {time}",
  },
  partsEmptied: {
    one: "{count} part changed: nothing was there yet",
    other: "{count} parts changed: nothing was there yet",
  },
  undone: "Taken back.",
  outcomeMoment: "Left as it is: nothing is kept of it from then.",
  outcomeLarge:
    "Not done: no room for it. Start its flipchart afresh, then bring it back from its history.",
  outcomeBusy: "Not done: something else was being brought back. Try it again.",
  outcomeMerged:
    "Left as it is: another table has become one with it, and what that brought would go.",
  outcomeFailed: "Not done: it could not be stored, or not in time. Try it again.",
  outcomeUnknown: "No answer: it may be done or not. Look at it before you try again.",
  outcomeLeft: "Not done.",
  again: "Another time",
} as const;
