import { canonicalJson } from "./canonical.ts"
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
    yield `${first ? "" : ","}${rows.map(canonicalJson).join(",")}`
    first = false
  }
  yield "]}"
}
