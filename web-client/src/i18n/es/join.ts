import type { join as english } from "../en/join";
import type { Translation } from "../words";

export const join = {
  joinTitle: "Únete a tu mesa",
  codeHint: "Seis caracteres de la pantalla de la sala o de la hoja de tu mesa.",
  find: "Buscar mi taller",
  looking: "Buscando…",
  firstName: "Tu nombre",
  nameHint: "Lo ven los demás de tu mesa.",
  yourTable: "Tu mesa",
  nobodyThere: "nadie aún",
  otherTable: "Otra mesa",
  otherCode: "Otro código",
  goBack: "Volver a entrar como {name}, mesa {number}",
  joinIn: "Entrar",
  joinTable: "Entrar en la mesa {number}",
  joining: "Entrando…",
  nameMissing: "Primero escribe tu nombre.",
  tableMissing: "Elige tu mesa.",
  unknownCode: "Ningún taller tiene este código. Mira otra vez la pantalla.",
  invalidName: "Este nombre no sirve: como mucho 40 caracteres y sin signos especiales.",
  noSuchTable: "Esta mesa no existe. Elige otra.",
  joiningClosed: "Ahora nadie puede entrar. Pide a quien facilita que abra otra vez el acceso.",
  keptOut: "Quien facilita te ha quitado del taller. Pídele que te deje entrar otra vez.",
  full: "llena",
  tableFull:
    "Esta mesa está llena. Quien facilita puede hacer sitio, también el de un teléfono que ya no está.",
  tableFullGoTo:
    "Esta mesa está llena. Donde más sitio hay es en la mesa {number}. Si estabas aquí con otro teléfono, quien facilita puede liberar su sitio.",
  tooMany: "Demasiados intentos a la vez. Espera un momento y prueba otra vez.",
  notReady: "El servidor no está listo. Espera un momento y prueba otra vez.",
  noServer: "No se llega al servidor. ¿Estás en la red Wi-Fi correcta? Probando otra vez…",
  seatTitle: "Tu sitio en este teléfono",
  seatText:
    "Quien facilita hizo este código para un sitio. Quien lo toma aquí tiene ese nombre, esa mesa y sus palabras; el teléfono que lo tenía deja de tenerlo.",
  seatTake: "Tomar el sitio en este teléfono",
  seatGone: "Este código ya se usó o tiene más de diez minutos. Pide otro a quien facilita.",
  wentWrong: "Algo salió mal. Prueba otra vez.",
} as const satisfies Translation<typeof english>;
