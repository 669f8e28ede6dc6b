/** Words of a field that a table writes in together, and of its challenge. */
export const writing = {
  isTyping: "{name} is typing",
  writing: { one: "{count} person writing", other: "{count} people writing" },
  redo: "Redo",
  redoNamed: "Redo: {control}",
  ourChallenge: "Our challenge",
  challengeHint: "One community challenge that suits your players",
  whereFrom: "Where does it come from?",
  fromCase: "The case study",
  fromOwn: "What we know ourselves",
  hiddenOnScreen: "Not shown on the room screen",
} as const;
