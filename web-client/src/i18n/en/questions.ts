/** What tables are asked about bridges, in the language of their workshop. */
export const questions = {
  unlinked: "Nobody links “{one}” with “{other}” yet. How could you?",
  shared: "Tables {one} and {other} both have: {names}. Talk to each other?",
} as const;
