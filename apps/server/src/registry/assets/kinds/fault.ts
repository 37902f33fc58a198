/** One thing that is wrong with a file of declarations. */
export interface KindFault {
  /** "mast.height", "tệp". */
  readonly where: string
  readonly vi: string
}
