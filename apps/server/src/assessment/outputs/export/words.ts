import type { Run } from "../../../platform/document/index.ts"
import { markText } from "../marks.ts"
import type { IndexHead, Mark, Piece, RoundHead } from "../model.ts"
import { numberText } from "../say.ts"

type Said = number | "not-applicable" | null

/** "30/09/2026". */
export const dayText = (day: string): string => day.split("-").toReversed().join("/")

const HANOI = new Intl.DateTimeFormat("vi-VN", {
  timeZone: "Asia/Ho_Chi_Minh",
  day: "2-digit",
  month: "2-digit",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
})

/** "08:00 01/11/2026", as clocks in Vietnam show it. */
export function instantText(instant: string): string {
  const parts = Object.fromEntries(
    HANOI.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  )
  const { hour, minute, day, month, year } = parts
  return `${hour}:${minute} ${day}/${month}/${year}`
}

/** Points as people read them: "606,27", "không áp dụng", "–" where there are none yet. */
export function saidText(said: Said): string {
  if (said === null) return "–"
  return said === "not-applicable" ? "không áp dụng" : numberText(said, "vi")
}

/** "12" for up, "−3" for down, "0". */
export function gainedText(gained: number | null): string {
  if (gained === null) return "–"
  if (gained === 0) return "0"
  return gained > 0 ? `+${gained}` : `−${-gained}`
}

/** A sentence with its numbers as links into the product. */
export const runsOf = (pieces: readonly Piece[], origin: string): Run[] =>
  pieces.map(({ text, to }) => (to === null ? { text } : { text, link: origin + to }))

/** What a file is of: lines for its first page. */
export function aboutLines(
  { round, index, marks }: { round: RoundHead; index: IndexHead; marks: readonly Mark[] },
  address: string,
): (readonly [name: string, value: string])[] {
  const { dataStarts, dataEnds, publishedAt, sha256, lead, council, rules } = round
  const mark = markText(marks)
  return [
    ...(mark === null ? [] : [["Lưu ý", mark] as const]),
    ["Đợt chấm", `${round.title} (${round.id})`],
    ["Kỳ số liệu", `${dayText(dataStarts)} – ${dayText(dataEnds)}`],
    ["Bộ chỉ số", `${index.name} (${index.id}, bản ${index.version})`],
    ["Quyết định", decisionText(index)],
    ["Chủ trì thẩm định", lead.name],
    ["Hội đồng", council.name],
    ["Độ vững của hạng", firmText(rules)],
    ...(publishedAt === null ? [] : [["Công bố", instantText(publishedAt)] as const]),
    ...(sha256 === null ? [] : [["SHA-256", sha256] as const]),
    ...(index.gaps === "" ? [] : [["Chỗ chưa biết của bộ chỉ số", index.gaps] as const]),
    ["Địa chỉ", address],
  ]
}

export function decisionText({ decision, issued, issuer }: IndexHead): string {
  if (decision === "") return "chưa có quyết định ban hành"
  const day = issued === null ? "" : ` ngày ${dayText(issued)}`
  return `${decision}${day}${issuer === "" ? "" : ` của ${issuer}`}`
}

const firmText = ({ shake, draws }: RoundHead["rules"]) =>
  `khoảng 5–95 % của hạng khi trọng số thay đổi ±${numberText(shake * 100, "vi")} %, ${numberText(draws, "vi")} lần thử`

/** The day that files tell of themselves: of publication, else the end of the data. */
export const fileDay = ({ publishedAt, dataEnds }: RoundHead): Date =>
  new Date(publishedAt ?? `${dataEnds}T00:00:00.000Z`)
