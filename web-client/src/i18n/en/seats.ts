/** Words about a seat that somebody takes again from another phone. */
export const seats = {
  wereYou: "Were you here before as {name}, on another phone?",
  thatWasMe: "Yes, that was me",
  notMe: "No",
  asking:
    "Your table is asked whether you are {name}. One yes, and you have your place again. You can write meanwhile.",
  refused: "You did not get the place of {name}. If it is yours, ask the facilitator.",
  askedHere: "“{asker}” says: I am {name}, on another phone. Is that so?",
  askedHint: "Look up before you answer.",
  giveSeat: "Yes, that is {name}",
  refuseSeat: "No",
  notPossible:
    "That is not possible now: the other phone may still be connected. Try again in a minute.",
  tooOften: "That was asked very often. Wait a little.",
  noAnswer: "The server does not answer. Try again.",
} as const;
