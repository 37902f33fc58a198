import { parseDate, toNfc } from "@tinhso/vietnamese"

/** What a sender says of a document, checked. */
export interface Told {
  readonly unit: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issued: string | null
  readonly summary: string
  readonly link: string | null
}

interface Wrong {
  readonly pointer: string
  readonly detail: string
}

type Read = { readonly told: Told } | { readonly wrong: readonly Wrong[] }

const LONGEST = { number: 200, issuer: 300, summary: 2000, link: 2000 } as const
const NAMES = {
  number: "Số ký hiệu",
  issuer: "Nơi ban hành",
  summary: "Trích yếu",
  link: "Địa chỉ",
}

/** The fields of the form, or everything that is wrong with them. `today` is the Vietnamese day. */
export function readFields(
  fields: ReadonlyMap<string, string>,
  { today, hasFile }: { readonly today: string; readonly hasFile: boolean },
): Read {
  const wrong: Wrong[] = []
  const refuse = (field: string, detail: string) =>
    void wrong.push({ pointer: `/${field}`, detail })
  const text = (field: keyof typeof LONGEST): string | null => {
    const said = clean(fields.get(field) ?? "")
    const most = LONGEST[field]
    if (said.length > most) refuse(field, `${NAMES[field]} dài quá ${most} chữ.`)
    return said === "" ? null : said
  }
  const unit = (fields.get("unit") ?? "").trim()
  const unitFault = unitProblem(unit)
  if (unitFault !== null) refuse("unit", unitFault)
  const summary = text("summary")
  if (summary === null) refuse("summary", "Chưa có trích yếu (summary): văn bản này nói gì.")
  const link = text("link")
  const linkFault = linkProblem(link, hasFile)
  if (linkFault !== null) refuse(link === null ? "file" : "link", linkFault)
  const day = readDay(fields.get("issued") ?? "", today)
  const told = {
    unit,
    number: text("number"),
    issuer: text("issuer"),
    summary: summary ?? "",
    link,
  }
  if ("refused" in day) refuse("issued", day.refused)
  else if (wrong.length === 0) return { told: { ...told, issued: day.day } }
  return { wrong }
}

function unitProblem(unit: string): string | null {
  if (unit === "") return "Chưa nêu đơn vị (unit)."
  return /^[0-9A-Z][0-9A-Z.-]{0,30}$/u.test(unit) ? null : `“${unit}” không phải mã đơn vị.`
}

function linkProblem(link: string | null, hasFile: boolean): string | null {
  if (link === null) return hasFile ? null : "Hãy gửi một tệp (file) hoặc một địa chỉ (link)."
  if (isLink(link)) return null
  return "Địa chỉ phải bắt đầu bằng http:// hoặc https:// và không kèm mật khẩu."
}

/** One line in NFC. */
export const clean = (written: string): string =>
  toNfc(written)
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim()

function isLink(written: string): boolean {
  const url = URL.canParse(written) ? new URL(written) : null
  return url !== null && /^https?:$/u.test(url.protocol) && url.username + url.password === ""
}

/** A day as people or computers write it; not after today. */
function readDay(
  written: string,
  today: string,
): { readonly day: string | null } | { readonly refused: string } {
  const said = clean(written)
  if (said === "") return { day: null }
  const read = parseDate(said)
  if (read.kind !== "day") return { refused: `“${said}” không phải một ngày, như 20/11/2026.` }
  if (read.starts > today) return { refused: `Ngày ban hành ${said} chưa đến.` }
  return { day: read.starts }
}
