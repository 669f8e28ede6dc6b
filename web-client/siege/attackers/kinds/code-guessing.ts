import type { Ground } from "../ground";

const AT_ONCE = 40;
const LETTERS = [..."2346789BCDFGHJKMPQRTVWXY"];

/** Guesses join codes, so that the brakes on guessing hold up those who know theirs. */
export async function attack(ground: Ground): Promise<void> {
  await ground.crowd(AT_ONCE, () =>
    ground.again(async () => {
      const code = Array.from({ length: 6 }, () => ground.random.pick(LETTERS)).join("");
      if (ground.random.chance(0.5)) {
        await ground.call("GET", `/api/join/${code}`);
      } else {
        await ground.call("POST", `/api/join/${code}`, { name: "Guess", table: 1 });
      }
    }, 50),
  );
}
