/** Words of a sheet of texts that a table writes together. */
export const writing = {
  isTyping: "{name} is typing",
  writing: { one: "{count} person writing", other: "{count} people writing" },
  redo: "Redo",
  redoNamed: "Redo: {control}",
  hiddenOnScreen: "Not shown on the room screen",
  writeFirst: "Nothing yet: write it first",
  questions: "Questions to ask yourselves",
  toSay: "about {seconds} to say",
  seconds: "{n} s",
  oneMinute: "one minute",
  tooLong: "{seconds} s too long",
  rehearse: "Rehearse aloud",
  samples: "Examples",
  weAreReady: "We’re ready",
} as const;
