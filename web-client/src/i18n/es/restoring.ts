import type { restoring as english } from "../en/restoring";
import type { Translation } from "../words";

export const restoring = {
  title: "Recuperar todas las mesas",
  hint: "Cada rotafolio vuelve a ser lo que era entonces: lo que falta desde ese momento vuelve, y lo que llegó después se quita, lo haya escrito quien lo haya escrito. Se puede deshacer, también mesa por mesa.",
  when: "Como estaban a las",
  ago: { one: "{time}, hace {count} minuto", other: "{time}, hace {count} minutos" },
  which: "Qué mesas",
  all: "Todas las mesas",
  keptOut: "Solo donde estaban quienes no pueden volver ({tables})",
  bring: { one: "Recuperar {count} mesa", other: "Recuperar {count} mesas" },
  under: "{done} de {all} mesas…",
  done: {
    one: "{count} mesa está como a las {time}, o como se guardó por última vez antes.",
    other: "{count} mesas están como a las {time}, o como se guardaron por última vez antes.",
  },
  doneNone: "No se cambió ninguna mesa.",
  same: {
    one: "{count} mesa ya estaba así.",
    other: "{count} mesas ya estaban así.",
  },
  undoAll: "Deshacer todo",
  undoOne: "Deshacer",
  undoOneNamed: "Deshacer: mesa {table}",
  parts: {
    one: "{count} parte cambiada, como se guardó a las {time}",
    other: "{count} partes cambiadas, como se guardaron a las {time}",
  },
  partsEmptied: {
    one: "{count} parte cambiada: aún no había nada",
    other: "{count} partes cambiadas: aún no había nada",
  },
  undone: "Deshecho.",
  outcomeMoment: "Se dejó como está: no se guarda nada de ella de entonces.",
  outcomeLarge:
    "No se hizo: no cabe. Empieza su rotafolio de nuevo y recupéralo después desde su historial.",
  outcomeBusy: "No se hizo: se estaba recuperando otra cosa. Inténtalo otra vez.",
  outcomeMerged: "Se dejó como está: otra mesa se unió a ella, y se perdería lo que trajo.",
  outcomeFailed: "No se hizo: no se pudo guardar, o no a tiempo. Inténtalo otra vez.",
  outcomeUnknown: "Sin respuesta: puede estar hecho o no. Mírala antes de intentarlo otra vez.",
  outcomeLeft: "No se hizo.",
  again: "Otro momento",
} satisfies Translation<typeof english>;
