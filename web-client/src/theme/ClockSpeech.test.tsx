// @vitest-environment happy-dom
import { render } from "preact";
import { expect, test, vi } from "vitest";
import { setLanguage } from "../i18n/language";
import type { Countdown, Mark } from "../workshop/countdown";
import { APART_MS } from "./announcer";
import { ClockSpeech } from "./ClockSpeech";

vi.useFakeTimers();

const regions: ShadowRoot[] = [];
const attach = Element.prototype.attachShadow;
vi.spyOn(Element.prototype, "attachShadow").mockImplementation(function (this: Element, init) {
  const root = attach.call(this, init);
  regions.push(root);
  return root;
});

function draw(state: Countdown["state"], mark: Mark | null): void {
  const paused = state === "paused";
  const looks = {
    known: true,
    digits: "1:00",
    fraction: 1,
    level: "normal",
    endsAt: null,
  } as const;
  render(<ClockSpeech clock={{ ...looks, state, paused, mark }} />, document.body);
  vi.advanceTimersByTime(2 * APART_MS);
}

/** What was said last in each region. */
const heard = () => regions.map(({ textContent }) => textContent);

test.each([
  [
    "en",
    "One minute left",
    "10 seconds left",
    "The clock is paused",
    "The clock is running",
    "Time is up",
  ],
  [
    "es",
    "Queda un minuto",
    "Quedan 10 segundos",
    "El reloj está en pausa",
    "El reloj está en marcha",
    "Se acabó el tiempo",
  ],
] as const)(
  "screen readers hear of a clock in the language of the page: %s",
  async (language, minute, ten, paused, running, over) => {
    await setLanguage(language);
    draw("running", null);
    for (const [state, mark, words] of [
      ["running", "minute", minute],
      ["running", "ten", ten],
      ["paused", null, paused],
      ["running", null, running],
      ["running", "over", over],
    ] as const) {
      draw(state, mark);
      expect(heard(), `${state}, ${mark}`).toContain(words);
    }
  },
);
