/** Words of pages that must be let in, until they are. */
export const entry = {
  opening: "Opening the workshop…",
  unreachableTitle: "The server cannot be reached",
  unreachableText: "Check the network of this device. The page tries again by itself.",
  deletedTitle: "This workshop is over",
  deletedText: "It has been ended, and everything in it has been deleted.",
} as const;
