import type { trouble as english } from "../en/trouble";
import type { Translation } from "../words";

export const trouble = {
  notJoined: "Este teléfono no se ha unido al taller.",
  takenOff: "Ya no estás en este taller.",
  unknownWorkshop: "Este taller no existe o se ha borrado.",
  workshopDeleted: "El taller ha terminado, y quien facilita ha borrado todo lo que había en él.",
  lastWords: "Lo que hay en este teléfono, para leer y copiar:",
  joinAgain: "Unirse con un código",
  noCookiesTitle: "Este navegador no guarda cookies",
  noCookiesText:
    "Charrette solo reconoce este dispositivo por una cookie de este sitio. Permite las cookies de este sitio, o abre el enlace en otro navegador, y vuelve a cargar esta página.",
} as const satisfies Translation<typeof english>;
