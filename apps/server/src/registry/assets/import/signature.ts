import { createHash } from "node:crypto"
import { searchKey } from "@tinhso/vietnamese"

/** Names a heading: the same for every file whose columns are headed alike. */
export function signatureOf(columns: readonly { readonly heading: string }[]): string {
  const text = columns.map(({ heading }) => searchKey(heading)).join("\n")
  return createHash("sha256").update(text).digest("hex").slice(0, 24)
}
