/** Finds things by id or, where only one has it, by code: exports of DHIS2 may name them by either. */
export class Finder {
  private readonly byCode: ReadonlyMap<string, string>
  private readonly ids: ReadonlyMap<string, unknown>

  constructor(some: ReadonlyMap<string, { readonly id: string; readonly code?: string }>) {
    this.ids = some
    const coded = Map.groupBy(some.values(), ({ code }) => code ?? "")
    this.byCode = new Map(
      [...coded].flatMap(([code, [only, more]]) =>
        code === "" || only === undefined || more !== undefined ? [] : [[code, only.id] as const],
      ),
    )
  }

  find(text: string): string | undefined {
    return this.ids.has(text) ? text : this.byCode.get(text)
  }
}
