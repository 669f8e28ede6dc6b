import { useEffect, useRef } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { PERSON_NAME_LENGTH } from "../protocol/commands";
import { Button } from "../theme/Button";
import { Limit } from "../theme/Limit";
import { useDesk } from "./desk";
import { useUntilTyped } from "./typed";
import "./MyName.css";

/** Asks once, on this device, what whoever is at it is called by the others. */
export function MyName(props: { go: string; onNamed: () => void }) {
  const desk = useDesk();
  const name = useUntilTyped(desk.myName.value, "naming");
  const field = useRef<HTMLInputElement>(null);
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
          desk.drafts.of("naming").value = "";
          props.onNamed();
        }
      }}
    >
      <label class="field">
        <span>{t("myName")}</span>
        <input
          ref={field}
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
      <Limit field={field} kept={desk.drafts.of("naming/rest")} />
      <Button type="submit" kind="dark">
        {props.go}
      </Button>
    </form>
  );
}
