/** A criterion of an agency. */
export interface Place {
  readonly unit: string
  readonly criterion: string
}

export const placeKey = ({ unit, criterion }: Place): string => `${unit}/${criterion}`
