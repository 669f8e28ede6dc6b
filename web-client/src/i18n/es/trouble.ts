import type { trouble as english } from "../en/trouble";
import type { Translation } from "../words";

export const trouble = {
  notJoined: "Este teléfono no se ha unido al taller.",
  takenOff: "Ya no estás en este taller.",
  unknownWorkshop: "Este taller no existe o se ha borrado.",
  workshopDeleted: "El taller ha terminado, y quien facilita ha borrado todo lo que había en él.",
  lastWords: "Lo que hay en este teléfono, para leer y copiar:",
  joinAgain: "Unirse con un código",
} as const satisfies Translation<typeof english>;
