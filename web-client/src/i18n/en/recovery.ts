/** Words of the recovery sheet, and of bringing a workshop back by it. */
export const recovery = {
  sheetTitle: "Recovery sheet",
  sheetOffer: "If this computer breaks during the workshop, another one can go on with it.",
  showSheet: "Recovery sheet",
  sheetSecret:
    "Keep it secret, like the facilitator link: whoever has it can take the workshop to another computer.",
  sheetWhat:
    "It has names and keys, and nothing that people write. Their words are on their phones, and come back from there.",
  sheetHow: "If the computer with Charrette is lost",
  sheetStep1:
    "Start Charrette on another computer, in the same network and at the same address: {address}.",
  sheetStep2:
    "There, open the first page, press “Bring back a workshop”, and give it this sheet’s file, or type what is below.",
  sheetStep3: "Ask people to leave their page open. Their tables come back by themselves.",
  workshopId: "Workshop",
  recoveryKey: "Recovery key",
  tablesOf: { one: "{count} table", other: "{count} tables" },
  deletedOn: "Deleted on {day}",
  madeOn: "As of {time}",
  activityId: "Activity",
  sheetZone: "Time zone of the place",
  sheetQrAlt: "The same as a QR code, to copy with a phone",
  sheetQr: "The same as text. Copy it with a phone if you have no file.",
  saveSheet: "Save as a file",
  printSheet: "Print",
  backToPage: "Back",
  sheetLoading: "Fetching the sheet…",
  sheetNone: "This workshop was created before there were recovery sheets. It has none.",
  sheetFailed: "The sheet could not be fetched. Go back and try again.",
  bringBack: "Bring back a workshop",
  bringBackHint: "Was the computer with a workshop lost? Its recovery sheet brings it back here.",
  fromFile: "The sheet’s file",
  fromText: "Or what its QR code says",
  fromPaper: "Or type it from the paper",
  notASheet: "This is not a recovery sheet.",
  foundSheet: "Found: “{name}”, code {code}, {tables}.",
  typedTables: "Number of tables",
  typedName: "Name of the workshop",
  typedHint:
    "Capitals, spaces and dashes do not matter. Names of tables can be set on the dashboard.",
  bringItBack: "Bring it back",
  bringingBack: "Bringing it back…",
  backConflict: "This workshop is on this server already, or another one here has its join code.",
  backMalformed:
    "The server did not accept this. Is a letter of the workshop, the code or the key missing or wrong? Is the activity on this server?",
  broughtBackTitle: "Brought back at {time}.",
  broughtBackNow:
    "Choose among the steps where the room is. Clock, order of turns, messages, what was hidden, who was removed or kept out and which links were revoked are not known any more. Names of tables and the join code are those of the sheet.",
  tablesBack: "Tables that are back:",
  tableBack: {
    one: "Table {number}: {count} phone, flipchart is back",
    other: "Table {number}: {count} phones, flipchart is back",
  },
  tableEmpty: {
    one: "Table {number}: {count} phone, nothing on the flipchart",
    other: "Table {number}: {count} phones, nothing on the flipchart",
  },
  tableAwaited: "Table {number}: no phone yet",
  tableNewer: "newer than the sheet",
  newerThanSheet:
    "What is newer than the sheet is known from phones alone: a table that was added, which needs its name again, or a flipchart that was started afresh.",
  serverElsewhere:
    "Another server is here, which does not have this workshop, or the workshop was ended. Nothing is sent to it. If the computer was replaced, open the first page of Charrette on it and press “Bring back a workshop”.",
} as const;
