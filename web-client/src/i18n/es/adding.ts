import type { adding as english } from "../en/adding";
import type { Translation } from "../words";

export const adding = {
  add: "Agregar",
  newCard: "+ {word}…",
  cardName: "Nombre ({word})",
  proposedFromName: "{category}: así lo sugiere el nombre. Se cambia con un toque.",
  alreadyHere: "Ya está en la lista: {name}",
  added: "Se agregó: {name}",
  addedTo: "Se agregó: {name}. {label}: {category}",
  lookForIn: "Qué buscar: {category}",
  noCards: "Aún no hay nada. Escriban arriba lo primero.",
  noneInLook: "Aún no hay nada. Lo que agreguen ahora lleva esta marca: {look}.",
  looks: "Miradas",
  sheetParts: "Partes de la hoja",
} as const satisfies Translation<typeof english>;
