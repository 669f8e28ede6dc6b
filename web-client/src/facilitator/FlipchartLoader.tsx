import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../i18n/facilitator";
import { Dialog } from "../theme/Dialog";

interface FlipchartProps {
  number: number;
  onClose: () => void;
}

/** The flipchart dialog, whose document engine is fetched only when somebody opens one. */
export function FlipchartLoader(props: FlipchartProps) {
  const loaded = useSignal<ComponentType<FlipchartProps> | null>(null);
  useEffect(() => {
    import("./FlipchartDialog").then(
      ({ FlipchartDialog }) => {
        loaded.value = FlipchartDialog;
      },
      (error: unknown) => {
        console.error("The flipchart could not be fetched:", error);
        props.onClose();
      },
    );
  }, []);
  const View = loaded.value;
  return View === null ? (
    <Dialog title={t("flipchartTitle", { number: props.number })} onClose={props.onClose}>
      <p role="status">{t("flipchartLoading")}</p>
    </Dialog>
  ) : (
    <View {...props} />
  );
}
