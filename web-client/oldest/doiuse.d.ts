declare module "doiuse" {
  import type { AcceptedPlugin } from "postcss";

  /** Tells which features a style sheet uses that one of the browsers lacks, by caniuse. */
  const DoIUse: new (options: {
    browsers: string[];
    onFeatureUsage(usage: { feature: string; message: string }): void;
  }) => AcceptedPlugin;
  export default DoIUse;
}
