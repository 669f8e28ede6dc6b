import type { room as english } from "../en/room";
import type { Translation } from "../words";

export const room = {
  extraTime: "Tu mesa tiene tiempo extra: {digits}",
  pensDown: "Lápices abajo",
  pensDownAll: "Miren al frente: habla quien facilita.",
  messageFrom: "De quien facilita",
  readIt: "Leer",
  roomMovedTo: "La sala está ahora en «{title}».",
  goThere: "Ir allí",
  stayHere: "Seguir aquí",
  youAreNext: "Ustedes siguen. Prepárense.",
  youAreOn: "¡Les toca!",
  seeWords: "Ver lo que escribieron",
  tableMoved: "Ahora estás en {table}.",
  tablesJoined: {
    one: "La mesa {tables} se sienta ahora con ustedes. Lo que escribió está también en su rotafolio.",
    other:
      "Las mesas {tables} se sientan ahora con ustedes. Lo que escribieron está también en su rotafolio.",
  },
  joinedNotAll: "No todo cupo aquí; quien facilita tiene el resto.",
  startedAfresh: "Quien facilita ha dado a tu mesa un rotafolio vacío.",
  seatReturned: "Tienes otra vez tu sitio, {name}.",
  removed: "Se borró: {name}",
  leftover:
    "Puede que estas palabras de este teléfono no hayan llegado a los demás. Copia lo que aún necesites.",
  takenAway: "Alguien borró «{name}» y quizá no había leído tus palabras de ahí:",
  replaced:
    "«{name}»: otra persona escribió ahí al mismo tiempo y ahora están sus palabras. Las tuyas eran:",
  homeless: "A medio escribir, para algo que se ha borrado:",
  mergedInto: "Se juntó con {into}",
  helpLater: "Se ha pedido ayuda muchas veces. Espera un momento y toca otra vez.",
  fullWords:
    "En el rotafolio de tu mesa no cabe lo último que escribiste. Nadie más lo ve: está solo en este teléfono. En cuanto otros de tu mesa borren algo, se aceptará solo. O acórtalo y vuelve a abrir esta página.",
  refusedWords:
    "El servidor no aceptó lo último que escribiste. Nadie más lo ve: está solo en este teléfono. Se vuelve a intentar solo; cópialo, y avisa a quien facilita si esto sigue.",
  tooLarge:
    "El rotafolio ha crecido demasiado para el servidor. Tus últimas palabras están solo en este teléfono: acorta algo y vuelve a abrir esta página.",
  brokenConnection:
    "El servidor no entendió a este teléfono. Tus palabras siguen aquí: prueba otra vez.",
  openElsewhere:
    "Esta página está abierta muchas veces y aquí ya no sigue a la mesa. Lo que escribiste sigue en esta página.",
  useHere: "Usarla aquí",
  lobbyIn: "Ya estás dentro, {name}.",
  startsAt: "Empezamos a las {time}.",
  startsOn: "Empezamos el {time}.",
  lobbyWith: "En tu mesa",
  lobbyAlone: "Has llegado antes que nadie.",
  lobbyGoal: "Para qué es",
  lobbySource: "Según: {source}",
  lobbyHour: "Qué viene ahora",
  wrongTable: "¿Otra mesa? Elígela",
  perTurn: "{digits} por mesa",
  onScreen: "En la pantalla de la sala",
  onNow: "Ahora: {table}",
  order: "Orden de las mesas",
  orderUnknown: "Pronto se sabrá el orden de las mesas.",
  turnsSoon: "{turns}: a punto de empezar",
  yourTurn: {
    one: "El turno de tu mesa llega después de {count} mesa.",
    other: "El turno de tu mesa llega después de {count} mesas.",
  },
  hadTurn: "Tu mesa ya tuvo su turno. Bien hecho.",
  turnDone: "hecho",
  nowMark: "ahora",
  yours: "tu mesa",
  screenBlank: "La pantalla de la sala está apagada.",
  endThanks: "¡Bien hecho, {name}!",
  endYours: "Lo que hizo tu mesa",
} as const satisfies Translation<typeof english>;
