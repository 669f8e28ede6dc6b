import type { storing as english } from "../en/storing";
import type { Translation } from "../words";

export const storing = {
  onPhone:
    "El servidor no puede guardar nada en este momento. Sigue: lo que escribes queda en esta página. Déjala abierta: se guardará en cuanto se pueda.",
  onDashboard:
    "El servidor no puede guardar nada en este momento: los controles no hacen nada hasta que pueda. Lo que escriben las mesas queda en las páginas de sus teléfonos, mientras estén abiertas, y se guardará entonces.",
} as const satisfies Translation<typeof english>;
