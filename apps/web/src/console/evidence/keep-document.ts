import type { EvidenceKept, EvidencePage } from "@tinhso/server/evidence/model"
import { get, upload } from "../../api.ts"

/** What somebody says of a new document. */
export interface NewDocument {
  readonly file: File | null
  readonly link: string
  readonly number: string
  readonly issuer: string
  readonly issued: string | null
  readonly summary: string
}

export const NO_DOCUMENT: NewDocument = {
  file: null,
  link: "",
  number: "",
  issuer: "",
  issued: null,
  summary: "",
}

/** Keeps a document of a unit: its file, its address, or both. */
export function keepDocument(
  unit: string,
  { file, issued, ...texts }: NewDocument,
  onProgress: (sent: number) => void,
): Promise<EvidenceKept> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ unit, issued: issued ?? "", ...texts })) {
    if (value.trim() !== "") form.set(name, value.trim())
  }
  if (file !== null) form.set("file", file)
  return upload<EvidenceKept>("/api/v1/evidence", {
    form,
    signal: new AbortController().signal,
    onProgress,
  })
}

/** Longer files are not read twice: the server tells about them once it has them. */
const MOST_HASHED = 64 * 2 ** 20

/** Documents of a unit with the very content of a file, before it is sent. */
export async function documentsLike(unit: string, file: File): Promise<EvidencePage["rows"]> {
  if (file.size > MOST_HASHED || !isSecureContext) return []
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer())
  const sha256 = Array.from(new Uint8Array(digest), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("")
  const query = new URLSearchParams({ unit, sha256 })
  return (await get<EvidencePage>(`/api/v1/evidence?${query.toString()}`)).rows
}
