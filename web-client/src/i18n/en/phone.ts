/** Words of the phone page. */
export const phone = {
  // around the sheets
  mapTab: "Map",
  stepOf: "Step {step} of {steps}: {title}",
  sheets: "Sheets",
  atTable: { one: "{count} at this table", other: "{count} at this table" },
  more: "+{count}",
  saved: "Saved",
  saving: "Saving…",
  onlyHere: "On this phone only: no network",
  noNetwork: "No network",
  notConnected: "Not connected",
  heldBack: "On this phone until pens are up",
  hiddenYet: "On this phone until all is shown",
  noRoom: "No room: on this phone only",
  notTaken: "Not taken: on this phone only",
  closingLoses: "Not kept: closing loses it",
  elsewhere:
    "Another server is here, or this workshop was ended. Nothing is sent: your words stay on this page. Leave it open.",
  keepOpen: "This phone cannot keep your last words. Leave this page open until it says “Saved”.",
  loading: "Opening your table…",
  backOnline: "The network is back",
  yourTable: "Your table",
  help: "Help",
  askHelp: "Ask for help",
  helpPressed: "Help asked",
  helpAsked: "Your table has asked for help",
  helpCancel: "Help asked: tap if you no longer need it",
  helpOnTheWay: "{name} is on the way",
  helpWaits: "No connection: your tap on “Help” goes out by itself as soon as there is one.",
  moreActions: "More",
  // turns
  roomTab: "Room",
  // trouble
  connectingTo: "Connecting to the workshop…",
  cannotReach: "The workshop cannot be reached. Trying again…",
} as const;
