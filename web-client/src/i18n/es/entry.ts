import type { entry as english } from "../en/entry";
import type { Translation } from "../words";

export const entry = {
  opening: "Abriendo el taller…",
  unreachableTitle: "No se puede llegar al servidor",
  unreachableText: "Revisa la red de este dispositivo. La página vuelve a intentarlo sola.",
  deletedTitle: "Este taller ha terminado",
  deletedText: "Se le ha dado fin, y todo lo que había en él se ha borrado.",
} as const satisfies Translation<typeof english>;
