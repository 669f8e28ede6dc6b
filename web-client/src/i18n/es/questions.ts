import type { questions as english } from "../en/questions";
import type { Translation } from "../words";

export const questions = {
  unlinked: "Nadie vincula «{one}» con «{other}» todavía. ¿Cómo podrían hacerlo ustedes?",
  shared: "Las mesas {one} y {other} tienen: {names}. ¿Hablan entre ustedes?",
} as const satisfies Translation<typeof english>;
