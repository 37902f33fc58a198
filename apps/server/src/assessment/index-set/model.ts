/** The rules of a mapping that a browser runs while somebody edits it: the same as the server's. */
export { coverage, mappingProblems, uncoveredIn } from "./check-mapping.ts"
export { type CriterionTree, treeOf } from "./tree.ts"
