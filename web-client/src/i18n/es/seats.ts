import type { seats as english } from "../en/seats";
import type { Translation } from "../words";

export const seats = {
  wereYou: "¿Estuviste aquí antes como {name}, con otro teléfono?",
  thatWasMe: "Sí, era yo",
  notMe: "No",
  asking:
    "Se pregunta a tu mesa si eres {name}. Con un sí recuperas tu sitio. Mientras tanto puedes escribir.",
  refused: "No se te dio el sitio de {name}. Si es tuyo, habla con quien facilita.",
  askedHere: "«{asker}» dice: soy {name}, con otro teléfono. ¿Es cierto?",
  askedHint: "Mira antes de responder.",
  giveSeat: "Sí, es {name}",
  refuseSeat: "No",
  notPossible:
    "Ahora no se puede: quizá el otro teléfono sigue conectado. Prueba otra vez en un minuto.",
  tooOften: "Se ha preguntado muchas veces. Espera un poco.",
  noAnswer: "El servidor no responde. Prueba otra vez.",
} as const satisfies Translation<typeof english>;
