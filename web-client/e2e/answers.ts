/** What `POST /api/workshops` answers. */
export interface Created {
  readonly id: string;
  readonly joinCode: string;
  readonly facilitatorToken: string;
  readonly screenToken: string;
  readonly links: { readonly facilitator: string; readonly join: string; readonly screen: string };
}

/** The parts of the server's `state` message that tests compare pages with. */
export interface State {
  readonly version: number;
  readonly now: number;
  readonly workshop: {
    readonly phase: string;
    readonly askedAt: number;
    readonly phases: { readonly id: string; readonly length: number }[];
    readonly timing: {
      readonly plan: {
        readonly start: number | null;
        readonly end: number | null;
        readonly automatic: Readonly<Record<string, object>>;
      };
    } | null;
    readonly joinCode: string;
    readonly links: readonly {
      readonly id: string;
      readonly opens: "facilitator" | "helper" | "screen";
      readonly label: string;
    }[];
    readonly locked: boolean;
    readonly timer: {
      readonly state: "ready" | "running" | "paused";
      readonly length: number;
      readonly deadline?: number;
      readonly remaining?: number;
    };
    /** By the id of the phase. */
    readonly turns: Readonly<
      Record<
        string,
        {
          readonly order: number[];
          readonly done: number[];
          readonly presenting: number | null;
          readonly set: boolean;
          readonly wrapUp: boolean;
        }
      >
    >;
    readonly tables: {
      readonly number: number;
      readonly place: string;
      readonly label: string;
      readonly extra: number;
      readonly help: number | null;
      readonly claim: { readonly name: string } | null;
    }[];
    readonly participants: { readonly id: string; readonly name: string; readonly table: number }[];
    readonly seatsGiven: readonly { readonly seat: string; readonly at: number }[];
    readonly crew: {
      readonly notes: readonly { readonly id: string; readonly text: string }[];
      readonly line: readonly { readonly text: string }[];
    } | null;
    readonly merges: readonly { readonly from: number; readonly stage: string }[];
    readonly messages: {
      readonly id: string;
      readonly text: string;
      readonly table: number | null;
    }[];
  };
}
