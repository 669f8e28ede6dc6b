import { useMemo } from "preact/hooks";
import { t } from "../../i18n/create";
import { spacedZone } from "../../i18n/zone-name";

/** The zones that this browser knows, and in any case its own. */
function zonesWith(own: string): string[] {
  const known = "supportedValuesOf" in Intl ? Intl.supportedValuesOf("timeZone") : [];
  return known.includes(own) ? known : [own, ...known];
}

/** Where the workshop will be held, as a time zone: all pages show its times of day. */
export function ZoneField(props: { own: string; zone: string; onZone: (zone: string) => void }) {
  // Hundreds of them, the same whatever is typed beside.
  const options = useMemo(
    () =>
      zonesWith(props.own).map((zone) => (
        <option key={zone} value={zone}>
          {spacedZone(zone)}
        </option>
      )),
    [props.own],
  );
  return (
    <label class="field">
      <span>{t("zoneLabel")}</span>
      <select
        class="input"
        value={props.zone}
        onChange={(event) => props.onZone(event.currentTarget.value)}
      >
        {options}
      </select>
    </label>
  );
}
