/** What the address asks to see of a release. */
export interface Shown {
  readonly indicator: string | null
  readonly period: string | null
  readonly unit: string | null
  readonly breakdown: string | null
  readonly page: number
}
