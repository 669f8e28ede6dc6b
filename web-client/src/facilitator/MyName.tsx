import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { PERSON_NAME_LENGTH } from "../protocol/commands";
import { Button } from "../theme/Button";
import { useDesk } from "./desk";
import "./MyName.css";

/** Asks once, on this device, what whoever is at it is called by the others. */
export function MyName(props: { go: string; onNamed: () => void }) {
  const desk = useDesk();
  const name = useSignal(desk.myName.value);
  useEffect(() => {
    void desk.linkName().then((label) => {
      name.value ||= label;
    });
  }, []);
  return (
    <form
      class="my-name"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = name.value.trim();
        if (typed !== "") {
          desk.myName.value = typed;
          props.onNamed();
        }
      }}
    >
      <label class="field">
        <span>{t("myName")}</span>
        <input
          class="input"
          dir="auto"
          required
          maxLength={PERSON_NAME_LENGTH}
          value={name.value}
          onInput={(event) => {
            name.value = event.currentTarget.value;
          }}
        />
      </label>
      <Button type="submit" kind="dark">
        {props.go}
      </Button>
    </form>
  );
}
