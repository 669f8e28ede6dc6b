import type { clock as english } from "../en/clock";
import type { Translation } from "../words";

export const clock = {
  minute: "Queda un minuto",
  half: "Quedan 30 segundos",
  ten: "Quedan 10 segundos",
  timeIsUp: "Se acabó el tiempo",
  isPaused: "El reloj está en pausa",
  isRunning: "El reloj está en marcha",
} as const satisfies Translation<typeof english>;
