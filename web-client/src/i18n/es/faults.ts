import type { faults as english } from "../en/faults";
import type { Translation } from "../words";

export const faults = {
  faultsTitle: "«{file}» no se puede usar: {found}.",
  faultsFound: { one: "un error", other: "{count} errores" },
  faultsMore: { one: "Y uno más.", other: "Y {count} más." },
  "not-utf8": "El archivo no es UTF-8 o empieza con una marca BOM. Guárdalo como UTF-8.",
  "not-json": "El JSON no se puede leer desde la línea {line}, columna {column}.",
  "field-twice": "está dos veces en el mismo objeto.",
  "too-deep": "El JSON debe tener como máximo {most} niveles. Desde la línea {line} tiene más.",
  "missing-said":
    "falta. Debe ser un texto de {most} caracteres como máximo, o un objeto con uno para cada uno de: {languages}.",
  "missing-id": "falta. Debe tener de 1 a 40 caracteres a-z, 0-9 y guiones; el primero, una letra.",
  "missing-key":
    "falta. Debe tener de 1 a 40 caracteres A-Z, a-z, 0-9 y guiones; el primero, de a-z.",
  "missing-address":
    "falta. Debe ser una dirección de {most} caracteres como máximo: http:// o https://, un servidor de letras, cifras, puntos y guiones sin nombre de usuario delante, un puerto de cinco cifras como máximo o ninguno, y después ningún espacio, comilla, signo < o >, ni barra inversa.",
  "missing-list": "falta. Debe ser una lista de {least} a {most} elementos.",
  "missing-one-of": "falta. Debe ser uno de: {allowed}.",
  "missing-number-of": "falta. Debe ser un número entero de {least} a {most}.",
  "unknown-field": "no es un campo de aquí. Se permiten: {allowed}.",
  "not-text": "debe ser un texto de {most} caracteres como máximo.",
  "not-said":
    "debe ser un texto de {most} caracteres como máximo, o un objeto con uno para cada uno de: {languages}.",
  "not-list": "debe ser una lista de {least} a {most} elementos.",
  "not-object": "debe ser un objeto. Sus campos: {allowed}.",
  "not-flag": "debe ser true o false.",
  "not-a-number-of": "debe ser un número entero de {least} a {most}.",
  "not-one-of": "debe ser uno de: {allowed}. Es «{found}».",
  "nothing-to-name": "nombra «{found}», y no hay nada de ese tipo.",
  blank: "no debe estar en blanco.",
  "too-long": "debe tener como máximo {most} caracteres. Tiene {found}.",
  character: "no debe tener el carácter {character}: no se ve, o da la vuelta a otros.",
  "not-id": "debe tener de 1 a 40 caracteres a-z, 0-9 y guiones; el primero, una letra.",
  "not-key": "debe tener de 1 a 40 caracteres A-Z, a-z, 0-9 y guiones; el primero, de a-z.",
  reserved: "no debe ser «{found}». Están reservados: {taken}.",
  "too-many-fields": "deben tener juntas {most} campos como máximo. Tienen {found}.",
  twice: "es «{found}» por segunda vez. Cada uno debe ser distinto.",
  count: "debe tener de {least} a {most} elementos. Tiene {found}.",
  "not-address":
    "debe ser una dirección de {most} caracteres como máximo: http:// o https://, un servidor de letras, cifras, puntos y guiones sin nombre de usuario delante, un puerto de cinco cifras como máximo o ninguno, y después ningún espacio, comilla, signo < o >, ni barra inversa.",
  "not-language":
    "debe ser una etiqueta de idioma como en, pt-BR o de-simple: un idioma de dos o tres letras minúsculas y luego, si hace falta, cada parte tras un guion, una escritura de 4 letras, una región de 2 letras o 3 cifras, y variantes de 5 a 8 letras o cifras, o de 4 que empiecen con una cifra, cada una distinta; 35 caracteres como máximo.",
  languages: "debe tener un texto para cada uno de: {languages}. Tiene: {found}.",
  "year-not-in-note": "La nota que lo acompaña debe nombrar el año {year}.",
  "length-without-clock": "debe ser 0, porque el reloj es none.",
  "screen-against-clock": "debe ser uno de: {allowed}, porque el reloj es {clock}. Es «{found}».",
  "only-with": "solo puede estar con {needed}.",
  "needed-with": "debe estar con {needed}. Se permiten: {allowed}.",
} as const satisfies Translation<typeof english>;
