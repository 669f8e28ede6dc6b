/** Why a phone cannot take part, in plain words. */
export const trouble = {
  notJoined: "This phone has not joined the workshop.",
  takenOff: "You are no longer in this workshop.",
  unknownWorkshop: "This workshop does not exist, or it has been deleted.",
  workshopDeleted: "The workshop is over, and the facilitator has deleted everything in it.",
  lastWords: "What is on this phone, to read and copy:",
  joinAgain: "Join with a code",
  noCookiesTitle: "This browser keeps no cookies",
  noCookiesText:
    "Charrette knows you by a cookie of this site and by nothing else. Allow cookies for this site, or open the link in another browser, then load this page again.",
} as const;
