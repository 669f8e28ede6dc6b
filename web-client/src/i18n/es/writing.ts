import type { writing as english } from "../en/writing";
import type { Translation } from "../words";

export const writing = {
  isTyping: "{name} está escribiendo",
  writing: { one: "{count} persona escribiendo", other: "{count} personas escribiendo" },
  redo: "Rehacer",
  redoNamed: "Rehacer: {control}",
  hiddenOnScreen: "No se muestra en la pantalla de la sala",
  writeFirst: "Aún no hay nada: escríbanlo primero",
  questions: "Preguntas para ustedes",
  toSay: "unos {seconds} en voz alta",
  seconds: "{n} s",
  oneMinute: "un minuto",
  tooLong: "{seconds} s de más",
  rehearse: "Ensayar en voz alta",
  samples: "Ejemplos",
  weAreReady: "Todo listo",
} satisfies Translation<typeof english>;
