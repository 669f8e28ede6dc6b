import { describe, expect, it } from "vitest";
import { absentAt, askedSeats, mayBeTheSame, SEAT_REQUEST_MS } from "./seat-requests";
import { someWorkshop } from "./workshop.fixture";

const ana = { id: "a", name: "Ana", table: 1 };
const luis = { id: "l", name: "Luis", table: 1 };
const far = { id: "f", name: "Ana", table: 2 };

describe("seats that were another phone's", () => {
  it("[M20] are asked for as long as the request is fresh and both are there", () => {
    const request = { by: "l", seat: "a", at: 1000, refused: false };
    const gone = { by: "x", seat: "a", at: 1000, refused: false };
    const workshop = someWorkshop({
      participants: [ana, luis, far],
      seatRequests: [request, gone],
    });
    expect(askedSeats(workshop, 1000)).toEqual([{ request, asker: luis, owner: ana }]);
    expect(askedSeats(workshop, 1000 + SEAT_REQUEST_MS)).toEqual([]);
  });

  it("are those of the table's people who are not present", () => {
    const workshop = someWorkshop({ participants: [ana, luis, far] });
    expect(absentAt(workshop, 1, new Set(["l"]))).toEqual([ana]);
  });

  it.each([
    ["Ana", "ana ", true],
    ["José", "Jose", true],
    ["Ana", "Ana María", true],
    ["Ana", "Anabel", false],
    ["A", "A B", false],
    ["Ana", "Luis", false],
  ])("%s and %s may be one person: %s", (one, other, same) => {
    expect(mayBeTheSame(one, other)).toBe(same);
    expect(mayBeTheSame(other, one)).toBe(same);
  });
});
