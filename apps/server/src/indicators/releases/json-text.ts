import type { ReleaseRow } from "./model.ts"

/** A release as one canonical JSON text, in pieces, so that it need not be in memory whole. */
export async function* jsonPieces(
  id: string,
  blocks: AsyncIterable<readonly ReleaseRow[]>,
): AsyncGenerator<string> {
  yield `{"release":${JSON.stringify(id)},"rows":[`
  let first = true
  for await (const rows of blocks) {
    if (rows.length === 0) continue
    yield `${first ? "" : ","}${rows.map(rowJson).join(",")}`
    first = false
  }
  yield "]}"
}

const said = (text: string) => JSON.stringify(text)
const kept = (value: string | number | null) => (value === null ? "null" : JSON.stringify(value))

/** A row as `canonicalJson` writes it, its keys in order; written out, for speed. */
export const rowJson = (row: ReleaseRow): string =>
  `{"breakdown":${said(row.breakdown)},"comparator":${said(row.comparator)},"estimated":${row.estimated},"expected":${kept(row.expected)},"figure":${said(row.figure)},"indicator":${said(row.indicator)},"kind":${said(row.kind)},"label":${said(row.label)},"parts":${said(row.parts)},"period":${said(row.period)},"reported":${kept(row.reported)},"source":${said(row.source)},"status":${said(row.status)},"unit":${said(row.unit)},"unitCode":${said(row.unitCode)},"unitName":${said(row.unitName)},"unitOfMeasure":${said(row.unitOfMeasure)},"value":${kept(row.value)},"written":${kept(row.written)}}`
