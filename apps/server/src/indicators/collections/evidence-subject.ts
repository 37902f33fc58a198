/** What evidence is cited for: a whole report, or one measure of it. */
export const evidenceSubject = (collection: string, unit: string, measure: string | null): string =>
  `report:${collection}/${unit}${measure === null ? "" : `/${measure}`}`
