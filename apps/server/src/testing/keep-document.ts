import type { EvidenceKept } from "../evidence/model.ts"
import type { Http } from "../platform/http.ts"

const BOUNDARY = "----tinhso"

/** A text that whoever has these headers keeps as a document of a unit, over HTTP; its id. */
export async function keepDocument(
  http: Http,
  headers: Record<string, string>,
  { unit, text, name }: { readonly unit: string; readonly text: string; readonly name: string },
): Promise<string> {
  const field = (called: string, value: string) =>
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${called}"\r\n\r\n${value}\r\n`
  const file = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${text}\r\n--${BOUNDARY}--\r\n`
  const answer = await http.inject({
    method: "POST",
    url: "/api/v1/evidence",
    headers: { ...headers, "content-type": `multipart/form-data; boundary=${BOUNDARY}` },
    payload: `${field("unit", unit)}${field("summary", text)}${file}`,
  })
  if (answer.statusCode !== 201) throw new Error(answer.body)
  return answer.json<EvidenceKept>().evidence.id
}
