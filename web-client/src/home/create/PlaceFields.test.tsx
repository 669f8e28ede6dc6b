// @vitest-environment happy-dom
import { useSignal } from "@preact/signals";
import { render } from "preact";
import { act } from "preact/test-utils";
import { expect, test } from "vitest";
import { PlaceFields } from "./PlaceFields";
import { placesOfRoom, planTables } from "./plan";

const offered = ["Detroit, MI", "Gary, IN"];

/** Three tables, which have what is offered until somebody types another. */
function Form() {
  const ofRoom = useSignal("");
  const places = placesOfRoom(offered, ofRoom.value);
  return (
    <PlaceFields
      word={{ one: "city", many: "cities" }}
      language="en"
      placesLanguage="en"
      tables={planTables([], 3, places)}
      offered={offered}
      ofRoom={ofRoom.value}
      onRoom={(place) => {
        ofRoom.value = place;
      }}
      onPlace={() => {}}
    />
  );
}

test("[H1] one place can be chosen for the whole room, and tables have others until then", async () => {
  await act(() => render(<Form />, document.body));
  const places = () =>
    [...document.querySelectorAll("li input")].map((field) => (field as HTMLInputElement).value);
  expect(places()).toEqual(["Detroit, MI", "Gary, IN", "Detroit, MI"]);

  const room = document.querySelector("select") as HTMLSelectElement;
  expect(room.labels[0]?.textContent).toContain("City, for the whole room");
  await act(() => {
    room.value = "Gary, IN";
    room.dispatchEvent(new Event("change", { bubbles: true }));
  });
  expect(places()).toEqual(["Gary, IN", "Gary, IN", "Gary, IN"]);
});
