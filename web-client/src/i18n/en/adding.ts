/** Words of a sheet with cards before there is one: what a phone needs to add the first. */
export const adding = {
  add: "Add",
  newCard: "+ {word}…",
  cardName: "Name ({word})",
  proposedFromName: "{category}: proposed from the name. Tap another to change it.",
  alreadyHere: "Already here: {name}",
  added: "{name} added",
  addedTo: "{name} added. {label}: {category}",
  lookForIn: "What to look for: {category}",
  noCards: "Nothing here yet. Type the first one above.",
  noneInLook: "Nothing here yet. What you add now is marked: {look}.",
  looks: "Looks",
  sheetParts: "Parts of the sheet",
} as const;
