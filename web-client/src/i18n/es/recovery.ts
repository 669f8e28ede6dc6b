/** Words of the recovery sheet, and of bringing a workshop back by it. */
import type { recovery as english } from "../en/recovery";
import type { Translation } from "../words";

export const recovery = {
  sheetTitle: "Hoja de recuperación",
  sheetOffer: "Si esta computadora falla durante el taller, otra puede seguir con él.",
  showSheet: "Hoja de recuperación",
  sheetSecret:
    "Guárdala en secreto, como el enlace de facilitación: quien la tenga puede llevar el taller a otra computadora.",
  sheetWhat:
    "Tiene nombres y claves, y nada de lo que la gente escribe. Sus palabras están en sus teléfonos y vuelven desde allí.",
  sheetHow: "Si se pierde la computadora de Charrette",
  sheetStep1:
    "Inicia Charrette en otra computadora, en la misma red y en la misma dirección: {address}.",
  sheetStep2:
    "Allí, abre la primera página, pulsa «Recuperar un taller» y dale el archivo de esta hoja, o escribe lo de abajo.",
  sheetStep3: "Pide que dejen la página abierta. Las mesas vuelven solas.",
  workshopId: "Taller",
  recoveryKey: "Clave de recuperación",
  tablesOf: { one: "{count} mesa", other: "{count} mesas" },
  deletedOn: "Se borra el {day}",
  madeOn: "A fecha de {time}",
  activityId: "Actividad",
  sheetZone: "Zona horaria del lugar",
  sheetQrAlt: "Lo mismo como código QR, para copiarlo con un teléfono",
  sheetQr: "Lo mismo como texto. Cópialo con un teléfono si no tiene el archivo.",
  saveSheet: "Guardar como archivo",
  printSheet: "Imprimir",
  backToPage: "Volver",
  sheetLoading: "Buscando la hoja…",
  sheetNone: "Este taller se creó antes de que hubiera hojas de recuperación. No tiene ninguna.",
  sheetFailed: "No se pudo obtener la hoja. Vuelve e inténtalo otra vez.",
  bringBack: "Recuperar un taller",
  bringBackHint: "¿Se perdió la computadora de un taller? Su hoja de recuperación lo trae aquí.",
  fromFile: "El archivo de la hoja",
  fromText: "O lo que dice su código QR",
  fromPaper: "O escríbela desde el papel",
  notASheet: "Esto no es una hoja de recuperación.",
  foundSheet: "Es la de «{name}», código {code}, {tables}.",
  typedTables: "Número de mesas",
  typedName: "Nombre del taller",
  typedHint:
    "Mayúsculas, espacios y guiones no importan. Los nombres de las mesas se ponen en el panel.",
  bringItBack: "Recuperarlo",
  bringingBack: "Recuperando…",
  backConflict: "Este taller ya está en este servidor, u otro de aquí tiene su código.",
  backMalformed:
    "El servidor no lo aceptó. ¿Falta o sobra una letra del taller, del código o de la clave? ¿Está la actividad en este servidor?",
  broughtBackTitle: "Recuperado a las {time}.",
  broughtBackNow:
    "Elige entre los pasos dónde está la sala. El reloj, el orden de los turnos, los mensajes, lo oculto, a quién se quitó o no se dejaba entrar y qué enlaces se anularon ya no se saben. Los nombres de las mesas y el código son los de la hoja.",
  tablesBack: "Mesas que han vuelto:",
  tableBack: {
    one: "Mesa {number}: {count} teléfono, el rotafolio ha vuelto",
    other: "Mesa {number}: {count} teléfonos, el rotafolio ha vuelto",
  },
  tableEmpty: {
    one: "Mesa {number}: {count} teléfono, nada en el rotafolio",
    other: "Mesa {number}: {count} teléfonos, nada en el rotafolio",
  },
  tableAwaited: "Mesa {number}: ningún teléfono todavía",
  tableNewer: "más reciente que la hoja",
  newerThanSheet:
    "Lo más reciente que la hoja se sabe solo por los teléfonos: una mesa que se añadió, a la que hay que volver a poner nombre, o un rotafolio que se empezó de nuevo.",
  serverElsewhere:
    "Aquí hay otro servidor que no tiene este taller, o el taller se terminó. No se le envía nada. Si se cambió la computadora, abre en ella la primera página de Charrette y pulsa «Recuperar un taller».",
} as const satisfies Translation<typeof english>;
