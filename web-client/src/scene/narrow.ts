import { matching } from "../theme/matching";

/**
 * Whether this browser's window, where the picture fills it, is narrow, as at 4:3: fewer things stand beside each
 * other.
 */
export const narrowScreen = matching("(max-aspect-ratio: 31 / 20)");
