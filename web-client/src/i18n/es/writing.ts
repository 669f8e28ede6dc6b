import type { writing as english } from "../en/writing";
import type { Translation } from "../words";

export const writing = {
  isTyping: "{name} está escribiendo",
  writing: { one: "{count} persona escribiendo", other: "{count} personas escribiendo" },
  redo: "Rehacer",
  redoNamed: "Rehacer: {control}",
  ourChallenge: "Nuestro desafío",
  challengeHint: "Un desafío de la comunidad que encaje con sus actores",
  whereFrom: "¿De dónde viene?",
  fromCase: "Del caso de estudio",
  fromOwn: "De lo que sabemos",
  hiddenOnScreen: "No se muestra en la pantalla de la sala",
} satisfies Translation<typeof english>;
