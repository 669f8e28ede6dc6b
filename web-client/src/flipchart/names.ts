/** What can be told from the names of cards, to be fetched at once. */
export { CategoryProposer } from "./category-proposal";
export { likeOnes, likePairs } from "./likeness";
