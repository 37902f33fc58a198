/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnLetter(index: number): string {
  let letters = ""
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCodePoint(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** Where something is, for people; whatever is unknown is left out. */
export interface Place {
  readonly file: string
  readonly sheet?: string | null
  readonly row?: number
  /** Column as an index from 0. */
  readonly column?: number
  readonly header?: string
}

/** "tệp so-lieu.xlsx, trang tính “Quý III”, dòng 12, cột C “value”" */
export function describePlace(place: Place): string {
  const parts = [`tệp ${place.file}`]
  if (place.sheet !== undefined && place.sheet !== null) parts.push(`trang tính “${place.sheet}”`)
  if (place.row !== undefined) parts.push(`dòng ${place.row}`)
  if (place.column !== undefined) {
    const header = place.header === undefined ? "" : ` “${place.header}”`
    parts.push(`cột ${columnLetter(place.column)}${header}`)
  }
  return parts.join(", ")
}
