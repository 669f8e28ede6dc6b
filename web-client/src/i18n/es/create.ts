import type { create as english } from "../en/create";
import type { Translation } from "../words";

export const create = {
  createTitle: "Crear un taller",
  createIntro: "Un rotafolio por mesa, un reloj para la sala.",
  createNotHere:
    "Los talleres se crean en la computadora que ejecuta Charrette: abre esta página allí, en una dirección que empiece por localhost. ¿Te invitaron? Entonces escribe el código de acceso.",
  createUnknown:
    "El servidor aún no ha dicho si aquí se pueden crear talleres. Se vuelve a preguntar…",
  nameLabel: "Nombre del taller",
  namePlaceholder: "Taller de primavera",
  activityLabel: "Actividad",
  countLabel: "Número de mesas",
  fewer: "Una mesa menos",
  more: "Una mesa más",
  workshopLanguage: "Idioma del taller",
  workshopLanguageHint:
    "Para sus informes, la pantalla de la sala, los lugares que se ofrecen y lo que se envía a todos. Cada quien lee la actividad en su idioma, si la actividad lo tiene.",
  loadActivity: "Cargar una actividad…",
  oneMoment: "Un momento…",
  activityLoaded: "«{title}» está cargada y elegida.",
  activityNotListed:
    "La actividad está cargada. No se pudo obtener la lista de actividades: vuelve a cargar esta página para elegirla.",
  deleteActivity: "Borrar esta actividad",
  deleteActivityAsk:
    "¿Borrar «{title}» de este servidor? Los talleres hechos con ella siguen como están.",
  activityDeleted: "«{title}» está borrada.",
  activityTooLarge: "El archivo es demasiado grande: una actividad tiene como máximo 256 KB.",
  activitySameVersion:
    "La versión {version} de esta actividad ya está cargada, con otro contenido. Ponle a la tuya una versión más alta o borra la que está cargada.",
  activityOlder:
    "La versión {loaded} de esta actividad ya está cargada, y esta es la versión {given}. Ponle a la tuya una versión más alta o borra la que está cargada.",
  activityBuiltIn: "Una actividad que viene con el servidor tiene este id. Ponle otro a la tuya.",
  activitiesFull:
    "Hay {most} actividades cargadas, y el servidor no guarda más. Borra una que ya no se use.",
  activityNetwork:
    "El servidor no respondió. Vuelve a intentarlo: cargar lo mismo dos veces no hace daño.",
  tablePlace: "lugar",
  tablePlaces: "lugares",
  placesHint: "Elige de la lista o escribe otro nombre.",
  placeOfRoom: "{place}, para toda la sala",
  placesInTurn: "Por mesa, en orden",
  placeOfTable: "{place}, mesa {number}",
  whenLabel: "Cuándo empieza y termina",
  startLabel: "Empieza (si ya se sabe)",
  endLabel: "Termina",
  whenHint:
    "«Terminamos a las 11:30»: así el panel dice siempre cómo va el tiempo. También se puede indicar después.",
  startsOn: "Empieza: {start}.",
  endsOn: "Termina: {end}.",
  fromTo: "De {start} a {end}.",
  fromToNextDay: "De {start} a {end}, al día siguiente.",
  whenWrong: "El final debe ser después del comienzo y dentro de las 24 horas siguientes.",
  zoneLabel: "Zona horaria del lugar",
  keyLabel: "Clave para crear",
  keyHint: "La tiene quien administra este servidor.",
  createButton: "Crear el taller",
  creating: "Creando…",
  nameMissing: "Ponle un nombre al taller.",
  placeMissing: "{place}, mesa {number}: todavía falta.",
  keyWrong: "Esta clave no es la del servidor.",
  createForbidden: "Desde esta computadora no se pueden crear talleres.",
  createAfterDeletion:
    "Para entonces este servidor ya habrá borrado el taller. Elige un día anterior.",
  createRefused: "El servidor no lo aceptó. Revisa el nombre y las mesas.",
  createNetwork: "El servidor no respondió. Vuelve a intentarlo: el taller no se crea dos veces.",
  noAnswer: "El servidor no respondió. Vuelve a intentarlo.",
  notDone: "El servidor no lo hizo ({name}).",
  createBusy: "El servidor está ocupado. Espera un momento y vuelve a intentarlo.",
  createFailed: "El taller no se creó ({name}).",
  createdTitle: "«{name}» está listo",
  openDashboard: "Abrir el panel",
  openScreen: "Abrir la pantalla de la sala",
  openSheet: "Hoja de recuperación",
  openSheetHint:
    "Imprímela o guárdala: si esta computadora falla durante el taller, otra sigue con él.",
  createdNewTab: "abre otra pestaña",
  joinLinkTitle: "Enlace para entrar, para todos",
  screenLinkTitle: "Enlace de la pantalla de la sala, para el proyector",
  facilitatorLinkTitle: "Enlace de facilitación, solo para ti",
  facilitatorLinkHint:
    "Guárdalo: así se vuelve a los controles desde otro dispositivo. Si se pierde, esta página hace uno nuevo.",
  workshopsTitle: "Talleres en este servidor",
  workshopsHint: "¿Perdiste el enlace a un panel? Muestra los talleres y haz uno nuevo.",
  listWorkshops: "Mostrar los talleres",
  noWorkshops: "No hay ningún taller en este servidor.",
  workshopTables: { one: "{count} mesa", other: "{count} mesas" },
  workshopDates: "hecho el {made}, se borra el {gone}",
  newLink: "Enlace de facilitación nuevo",
  newLinkNamed: "Enlace de facilitación nuevo a {name}",
  newLinkHint:
    "Los enlaces anteriores siguen valiendo. En el panel, en Ver el QR, cada uno se puede anular.",
  lostLinkLabel: "De la página de inicio, {day}",
  createdQrAlt: "Código QR de {link}",
} as const satisfies Translation<typeof english>;
