/** What a speaker’s phone says while their table has its turn. */
export const speaker = {
  yourWords: "Your words",
  wordsStop: "Stop the words",
  wordsGoOn: "Let them go on",
  lampGreen: "Time to speak",
  lampYellow: "Come to an end",
  lampRed: "Last sentence",
  lampOver: "Time is up",
  wrapUp: "Please come to an end now.",
} as const;
