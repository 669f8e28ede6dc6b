import { expect, test } from "vitest";
import { proofOf } from "./proof";

test("[B3] the proof is the one that the server makes", () => {
  // As in SealedTokenTest.
  expect(proofOf("KQTJzAMFw0r9C0wbsKQah2RePOP2hqtF-p6EsS5TGX8", "BBBBBBBBBBBBBBBBBBBBBB")).toBe(
    "CMI7FLh07sxLJHWtvjEtFlxJdhURjXxLJ03O3ccaDco",
  );
});
