import { useSignal } from "@preact/signals";
import { t } from "../i18n/phone";
import { Button } from "../theme/Button";
import { FootLinks } from "../theme/FootLinks";
import { MoreDialog } from "./parts";
import type { PageProps } from "./props";
import "./Foot.css";

/** What is seldom wanted, below every sheet: fetched when it is. */
export function Foot(props: PageProps) {
  const open = useSignal(false);
  return (
    <footer class="phone-foot">
      <Button
        onClick={() => {
          open.value = true;
        }}
      >
        {t("moreActions")}
      </Button>
      <FootLinks />
      {open.value && (
        <MoreDialog
          {...props}
          onClose={() => {
            open.value = false;
          }}
        />
      )}
    </footer>
  );
}
