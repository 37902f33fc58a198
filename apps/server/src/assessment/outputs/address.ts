const part = encodeURIComponent

/** Where a round, an agency in it, a criterion of it can be opened: the same for every form. */
export const roundPath = (round: string) => `/cham-diem/${part(round)}`
export const groupPath = (round: string, group: string) => `${roundPath(round)}?nhom=${part(group)}`
export const agencyPath = (round: string, unit: string) => `${roundPath(round)}/${part(unit)}`
/** Where the criteria of a round are listed. */
export const criteriaPath = (round: string) => `${roundPath(round)}#tieu-chi`
/** How an element of a page names a criterion. */
const criterionAnchor = (code: string) => `tc-${code}`
export const criterionPath = (round: string, code: string) =>
  `${roundPath(round)}#${criterionAnchor(code)}`
export const agencyCriterionPath = (round: string, unit: string, code: string) =>
  `${agencyPath(round, unit)}#${criterionAnchor(code)}`
