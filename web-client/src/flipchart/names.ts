/** What can be told from the names of players, to be fetched at once. */
export { likeOnes, likePairs } from "./likeness";
export { SectorProposer } from "./sector-proposal";
