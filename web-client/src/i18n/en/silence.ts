/** Words about what each writes in silence, hidden until it is shown. */
export const silence = {
  // on phones
  alone: "Silent start: write for yourself.",
  onlyYou:
    "Only you see this until the facilitator shows it, or the step ends. Until then it is on this phone only.",
  onlyPair:
    "Nobody else sees it until the facilitator shows it, or the step ends. Until then it is on your phones only.",
  pairsWith: "Now in pairs: you and {names} see each other's words here. Go on together.",
  pairOfOne: "Now in pairs: nobody is in yours yet.",
  and: "{first} and {second}",
  // on the dashboard
  title: "Silent start",
  start: "Silent start",
  startHint: "Each writes alone, hidden from the others until you show it.",
  startNext: "Next step silently",
  startNextOn: "The next step begins silently.",
  startNextOff: "Not silently",
  written: {
    one: "{count} of {people} has written.",
    other: "{count} of {people} have written.",
  },
  notAllAt: { one: "Not all yet at table {tables}", other: "Not all yet at tables {tables}" },
  inPairs: "In pairs now.",
  form: "Go on to pairs",
  show: "Show all now",
  sure: "Everybody at a table then sees what each there wrote. Nobody can take that back.",
  showNow: "Show now",
  showAndGoOn: "Show it and go on",
  pensFirst: "Let all write again first: with pens down the words could not come in.",
  endsWithStep: "Going to another step shows it, too.",
} as const;
