import type { speaker as english } from "../en/speaker";
import type { Translation } from "../words";

export const speaker = {
  yourWords: "Sus palabras",
  wordsStop: "Detener el texto",
  wordsGoOn: "Que siga",
  lampGreen: "Hay tiempo",
  lampYellow: "Vayan cerrando",
  lampRed: "Última frase",
  lampOver: "Se acabó el tiempo",
  wrapUp: "Vayan terminando ya, por favor.",
} as const satisfies Translation<typeof english>;
