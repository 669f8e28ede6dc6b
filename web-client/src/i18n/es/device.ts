import type { device as english } from "../en/device";
import type { Translation } from "../words";

export const device = {
  title: "En este dispositivo",
  keptTitle: "Qué se guarda en este dispositivo",
  keptWhy:
    "Charrette guarda esto en este navegador para que las palabras resistan sin red y se te reconozca al volver. No se guarda nada para seguirte, y nada va a otro sitio que a este servidor. Una ventana privada lo olvida todo al cerrarse, y no se distingue de otra: en ella, deja abierto el taller hasta que diga «Guardado».",
  looking: "Buscando…",
  nothing: "Aquí no se guarda nada de Charrette.",
  unknownPlace: "Este navegador no dice qué guarda en: {place}.",
  placeDevice: "su memoria de textos cortos",
  placeTab: "la memoria de esta pestaña",
  placeDatabase: "sus bases de datos",
  placeCache: "su caché de páginas",
  placeWorker: "sus ayudantes para páginas sin red",
  placeCookie: "las cookies (no se llegó al servidor)",
  chosenLanguage: "El idioma elegido",
  name: "Tu nombre, para la próxima vez",
  keys: "Si los atajos de teclado están activos",
  joinKey: "La clave de una entrada cuya respuesta no ha llegado",
  callKey: "La clave de un taller o enlace que se pidió y cuya respuesta no ha llegado",
  joinDraft: "Un nombre a medio escribir en la página de entrada",
  createDraft: "El formulario de un taller, a medio escribir",
  draft: "Palabras a medio escribir, que nadie más ve aún",
  state: "El taller como lo vio este dispositivo: sus mesas, los nombres de tu mesa, los mensajes",
  activity: "La actividad del taller",
  dismissed: "Los mensajes que ya apartaste",
  tidings: "Lo que se dijo de tu sitio, hasta que lo apartes",
  help: "Un toque en «Ayuda» que el servidor aún no tiene",
  leftover: "Palabras tuyas que no tienen sitio en un rotafolio",
  unsaved: "Una marca: puede que palabras de aquí no hayan llegado al servidor",
  shown: "Una nota de qué palabras ya se mostraron o se descartaron",
  untraded:
    "La clave de un enlace que el servidor aún no ha confirmado: tan secreta como el enlace",
  links: "Enlaces de un taller que se creó en esta pestaña",
  flipchart: "Una copia del rotafolio de tu mesa",
  offlinePage: "La página misma, para abrirla sin red",
  worker: "Lo que abre la página sin red",
  person: "Una cookie con la que el servidor te reconoce en tu mesa",
  link: "Una cookie con la que este navegador dirige, ayuda en o muestra un taller",
  browser:
    "Una cookie que distingue navegadores al contar códigos erróneos y cuando entran muchos a la vez",
  other: "Algo de otra versión de Charrette",
  untilForgotten: "hasta que se olvide",
  untilDeleted: "hasta que se olvide, o esta página sepa que el taller se borró",
  untilWorkshopDate: "hasta la fecha en que se borra el taller",
  untilTabClosed: "hasta que se cierre esta pestaña",
  untilBrowserClosed: "hasta que se cierre el navegador",
  untilMoment: "hasta que ya no haga falta",
  forgetTitle: "Olvidarlo",
  unsavedHere:
    "Puede que en este dispositivo haya palabras de este taller que no están en otro sitio: {name}. Al olvidar se pierden. Para conservarlas, abre el taller y espera a que diga «Guardado».",
  forgetHint:
    "Todo ello desaparece de este navegador, y hay que entrar de nuevo. Lo que llegó al servidor sigue en el servidor hasta que se borre el taller.",
  forget: "Olvidar todo en este dispositivo",
  forgetting: "Olvidando…",
  forgotten: "Hecho. Aquí ya no se guarda nada de Charrette.",
  forgottenKnown:
    "Hecho, hasta donde esta página puede ver: donde este navegador no dice lo que guarda, puede quedar algo.",
  stillThere:
    "Una parte no se pudo borrar; está en la lista de arriba. Si un taller está abierto en otra pestaña, ciérrala y pulsa otra vez.",
  accessibilityTitle: "Accesibilidad",
  accessibilityGoal:
    "Estas páginas están hechas para cumplir las Pautas de Accesibilidad para el Contenido Web (WCAG) 2.2, nivel AA.",
  accessibilityTested:
    "Probado con cada versión: axe-core revisa en cada página lo que una máquina puede encontrar de WCAG 2.2 A y AA, en inglés y en español, hasta 320 píxeles; los pasos de un taller se hacen solo con el teclado en inglés, salvo el silencio, el historial, unir mesas, las respuestas a los turnos, y mover o dejar fuera a personas; los colores, los tamaños y el movimiento reducido se revisan en Chromium.",
  accessibilityNot:
    "No probado: aún no han probado estas páginas personas que usan lectores de pantalla, ampliadores, pulsadores o dictado. Una máquina encuentra solo una parte de las barreras; puede haber otras.",
  accessibilityKnown:
    "Conocido: lo que otras personas escriben a la vez en un campo de texto no se lee en voz alta por sí solo; en la página del teléfono, «Más» tiene un resumen. Lo que la gente escribe está en el idioma que elija y no lleva marca de idioma.",
  accessibilityContact:
    "Si algo te impide participar, avisa a quien lleva este servidor o tu taller: Charrette no conoce su dirección. Quien facilita puede escribir por ti, y cada rotafolio está en un informe accesible.",
  licences: "Partes hechas por otros y sus licencias",
  home: "A la primera página",
} as const satisfies Translation<typeof english>;
