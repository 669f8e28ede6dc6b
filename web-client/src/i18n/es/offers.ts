import type { offers as english } from "../en/offers";
import type { Translation } from "../words";

export const offers = {
  answer: "Responder: {table}",
  closed: "Ya no se responde: {table}",
  kind: "Qué respondes",
  help: "Puedo ayudar",
  contact: "Conozco a alguien ahí",
  question: "Una pregunta",
  line: "Una línea sobre ello",
  from: "De {name}, mesa {table}: para la mesa {to} y el informe",
  send: "Enviar",
  sendAgain: "Enviar de nuevo",
  takeBack: "Retirar",
  sent: "Enviado. Sus teléfonos lo tienen.",
  takenBack: "Retirado.",
  notSent: "No se envió. Tus palabras siguen aquí: prueba otra vez.",
  notNow: "Ahora no se puede responder a esta mesa. Tus palabras siguen aquí.",
  notThus: "Así no se puede enviar: es una línea de letras, hasta 200. Tus palabras siguen aquí.",
  tooOften: "Fueron demasiadas veces. Tus palabras siguen aquí: espera un poco.",
  received: "Tu mesa recibió",
  came: { one: "Tu mesa recibió {count} respuesta.", other: "Tu mesa recibió {count} respuestas." },
  since: { one: "{count}, desde las {time}", other: "{count}, desde las {time}" },
  by: "{name}, mesa {table}",
} as const satisfies Translation<typeof english>;
