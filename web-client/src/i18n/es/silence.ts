import type { silence as english } from "../en/silence";
import type { Translation } from "../words";

export const silence = {
  alone: "Inicio en silencio: escribe por tu cuenta.",
  onlyYou:
    "Solo tú ves esto hasta que quien facilita lo muestre o acabe el paso. Hasta entonces está solo en este teléfono.",
  onlyPair:
    "Nadie más lo ve hasta que quien facilita lo muestre o acabe el paso. Hasta entonces está solo en sus teléfonos.",
  pairsWith:
    "Ahora en parejas: tú y {names} ven aquí lo que escribe cada quien. Sigan a partir de ahí.",
  pairOfOne: "Ahora en parejas: todavía no hay nadie en la tuya.",
  and: "{first} y {second}",
  title: "Inicio en silencio",
  start: "Inicio en silencio",
  startHint: "Cada quien escribe a solas, sin que los demás lo vean hasta que lo muestres.",
  startNext: "Paso siguiente en silencio",
  startNextOn: "El paso siguiente empieza en silencio.",
  startNextOff: "Sin silencio",
  written: {
    one: "{count} de {people} ha escrito.",
    other: "{count} de {people} han escrito.",
  },
  notAllAt: {
    one: "Aún no todos en la mesa {tables}",
    other: "Aún no todos en las mesas {tables}",
  },
  inPairs: "Ahora en parejas.",
  form: "Pasar a parejas",
  show: "Mostrar todo ahora",
  sure: "Cada mesa verá lo que escribió cada quien allí. Nadie puede deshacerlo.",
  showNow: "Mostrar ahora",
  showAndGoOn: "Mostrarlo y seguir",
  pensFirst: "Antes, deja que todos escriban otra vez: así no podrían llegar las palabras.",
  endsWithStep: "Ir a otro paso también lo muestra.",
} as const satisfies Translation<typeof english>;
