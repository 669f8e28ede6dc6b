/** Tests that wait for something wait longer than vitest does by itself: a busy machine may need more than a second. */
import { vi } from "vitest";

const { waitFor } = vi;
vi.waitFor = (check, how) => waitFor(check, how ?? { timeout: 10_000 });
