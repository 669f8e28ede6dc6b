import type { phone as english } from "../en/phone";
import type { Translation } from "../words";

export const phone = {
  mapTab: "Mapa",
  stepOf: "Paso {step} de {steps}: {title}",
  sheets: "Hojas",
  atTable: { one: "{count} en esta mesa", other: "{count} en esta mesa" },
  more: "+{count}",
  saved: "Guardado",
  saving: "Guardando…",
  onlyHere: "Solo en este teléfono: sin red",
  noNetwork: "Sin red",
  notConnected: "Sin conexión",
  heldBack: "En este teléfono hasta que se pueda escribir",
  hiddenYet: "En este teléfono hasta que se muestre todo",
  noRoom: "No cabe: solo en este teléfono",
  notTaken: "No se aceptó: solo en este teléfono",
  closingLoses: "Si cierras, se pierde",
  elsewhere:
    "Aquí hay otro servidor, o este taller se terminó. No se envía nada: tus palabras siguen en esta página. Déjala abierta.",
  keepOpen:
    "Este teléfono no puede conservar tus últimas palabras. Deja abierta esta página hasta que diga «Guardado».",
  loading: "Abriendo tu mesa…",
  backOnline: "Ha vuelto la red",
  yourTable: "Tu mesa",
  help: "Ayuda",
  askHelp: "Pedir ayuda",
  helpPressed: "Ayuda pedida",
  helpAsked: "Tu mesa ha pedido ayuda",
  helpCancel: "Ayuda pedida: toca si ya no hace falta",
  helpOnTheWay: "{name} va en camino",
  helpWaits: "Sin conexión: tu toque en «Ayuda» saldrá solo en cuanto la haya.",
  moreActions: "Más",
  roomTab: "Sala",
  connectingTo: "Conectando con el taller…",
  cannotReach: "No se llega al taller. Probando otra vez…",
} as const satisfies Translation<typeof english>;
