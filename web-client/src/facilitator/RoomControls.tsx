import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { sceneOf } from "../scene/room";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import { sceneWords } from "./scenes";
import { undoWords } from "./words";
import "./RoomControls.css";

/**
 * The dock: pens, the screen, and taking the last control back. It never leaves the page. What is out of
 * the ordinary stands on the button that ends it, so that nothing moves when it comes and goes.
 */
export function RoomControls(props: { children: ComponentChildren }) {
  const desk = useDesk();
  const { locked, screen, tables, undo } = desk.workshop.value;
  const down = tables.filter((table) => table.locked).length;
  const scene = sceneOf(desk.workshop.value, desk.activity.value);
  const shown = sceneWords(scene, desk.workshop.value, desk.activity.value);
  return (
    <section class="dock" aria-label={t("roomTitle")}>
      <div class="dock-buttons">
        <Switch
          on={locked}
          note={
            locked
              ? t("pensDownOn")
              : down === 0
                ? t("pensUpNow")
                : t("pensDownAt", { count: down })
          }
          words={locked ? t("pensUpAll") : t("pensDownAll")}
          onPress={() => void desk.run({ type: locked ? "unlock" : "lock", table: null })}
        />
        <Switch
          on={screen.blank}
          note={
            <bdi {...(shown.ofActivity ? desk.activityLang.value : {})}>
              {screen.blank ? t("screenIsBlank") : shown.text}
            </bdi>
          }
          words={screen.blank ? t("unblankScreen") : t("blankScreen")}
          onPress={() => void desk.run({ type: "blank-screen", blank: !screen.blank })}
        />
        <Button
          class="dock-undo"
          means={undo ?? ""}
          disabled={undo === null}
          onClick={() => void desk.run({ type: "undo" })}
        >
          <span class="dock-words">
            <span aria-hidden="true">↶</span> {undo === null ? t("undo") : undoWords(undo)}
          </span>
        </Button>
        {props.children}
      </div>
    </section>
  );
}

/** A button of the dock, and in a line of its own how it stands. */
function Switch(props: {
  on: boolean;
  note: ComponentChildren;
  words: string;
  onPress: () => void;
}) {
  const id = useId();
  const { on, note, words } = props;
  return (
    <Button
      class="dock-switch"
      data-on={on}
      means={words}
      aria-describedby={id}
      onClick={props.onPress}
    >
      <span class="dock-words">{words}</span>
      <small class="dock-note" id={id} aria-hidden="true">
        {note}
      </small>
    </Button>
  );
}
