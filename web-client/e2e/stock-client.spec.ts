import { WebSocket } from "ws";
import { Phone } from "./phone";
import { stockProvider } from "./stock";
import { expect, test } from "./venue";

test("[W1] a stock y-websocket client edits beside a phone, and each sees the other", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Stock client", ["Detroit, MI"]);
  const phone = await Phone.join(venue, workshop, { name: "Amara", table: 1 });
  await phone.sheet("Challenge");
  await phone.write("challenge", "No shared picture of the blocks.");

  const provider = stockProvider(venue.server.address, workshop, 1, workshop.facilitatorToken);
  try {
    const challenge = provider.doc.getText("challenge");
    await expect.poll(() => challenge.toString()).toBe("No shared picture of the blocks.");

    challenge.insert("No shared picture".length, " and no map");
    await expect(phone.field("challenge")).toHaveValue(
      "No shared picture and no map of the blocks.",
    );
    await phone.expectSaved();

    const names = () =>
      [...provider.awareness.getStates().values()].map((state) => state.user?.name);
    await expect.poll(names).toContain("Amara");
    provider.awareness.setLocalStateField("user", {
      id: "script",
      name: "Scribe",
      colour: "civic",
    });
    provider.awareness.setLocalStateField("field", "challenge");
    await expect(phone.page.getByText("Scribe").first()).toBeVisible();

    provider.awareness.setLocalState(null);
    await expect(phone.page.getByText("Scribe")).toHaveCount(0);
  } finally {
    provider.destroy();
  }
});

test("[W1] a stock client with a wrong token, or for a table that is not there, is refused", async ({
  venue,
}) => {
  const workshop = await venue.workshop("Stock client refused", ["Gary, IN"]);
  const statusOf = (table: number, token: string) =>
    new Promise<number>((answered, failed) => {
      const socket = new WebSocket(
        `${venue.server.address.replace("http", "ws")}/ws/${workshop.id}/tables/${table}`,
        { headers: token === "" ? {} : { Authorization: `Bearer ${token}` } },
      );
      socket.on("unexpected-response", (_request, response) => answered(response.statusCode ?? 0));
      socket.on("open", () => failed(new Error("let in")));
      socket.on("error", failed);
    });
  const wrong = "A".repeat(43);
  expect(await statusOf(1, wrong)).toBe(401);
  expect(await statusOf(1, "")).toBe(401);
  expect(await statusOf(2, workshop.facilitatorToken)).toBe(404);
});
