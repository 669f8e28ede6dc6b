import { Fragment } from "preact";
import type { Field, TextSheet } from "../protocol/activity";
import type { Board } from "./board";
import { FieldView } from "./FieldView";
import { RisingCards } from "./late-parts";
import { ShownField } from "./ShownField";

export interface TextSheetViewProps {
  readonly board: Board;
  readonly sheet: TextSheet;
  /** How long a field may take to say, in seconds; null where nothing says so. */
  readonly limitOf: (field: Field) => number | null;
  readonly now: () => number;
  /** Goes to a sheet on which something is written that is shown here. */
  readonly onSheet: (id: string) => void;
}

/** A sheet of texts: its fields, each under what it shows of other sheets. */
export function TextSheetView(props: TextSheetViewProps) {
  const { board, sheet } = props;
  const speaks = sheet.fields.some(({ spoken }) => spoken);
  return (
    <>
      {sheet.fields.map((field) => (
        <Fragment key={field.id}>
          {fromOtherSheets(field, sheet).map((id) => (
            <ShownField key={id} board={board} id={id} onSheet={props.onSheet} />
          ))}
          <FieldView
            board={board}
            field={field}
            colour={sheet.colour}
            large={field.spoken || sheet.fields.length === 1}
            limit={props.limitOf(field)}
            now={props.now}
          />
        </Fragment>
      ))}
      {!speaks && <RisingCards board={board} />}
    </>
  );
}

/** What a field shows above it: what is on its own sheet stands there already. */
function fromOtherSheets({ shows }: Field, { fields }: TextSheet): string[] {
  return shows.filter((shown) => !fields.some(({ id }) => id === shown));
}
