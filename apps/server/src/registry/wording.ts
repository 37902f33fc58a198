import type { LineageLink, Unit, UnitRef } from "./model.ts"

/** "01/07/2025". */
const dayText = (day: string) => day.split("-").toReversed().join("/")

/** "Xã Ba Chẽ, Tỉnh Quảng Ninh [06978.2025]". */
export function unitLine(unit: UnitRef, within: string): string {
  const place = within === "" ? "" : `, ${within}`
  return `${unit.fullName}${place} [${unit.id}]${lifeText(unit)}`
}

/** " (đến hết 30/06/2025)" for one that is gone or is yet to come; nothing otherwise. */
function lifeText({ opened, closed }: UnitRef): string {
  if (closed !== null) return ` (kết thúc ${dayText(closed)})`
  return opened === null ? "" : ` (từ ${dayText(opened)})`
}

/** What a unit is on a day, what it was made of and what became of it, for a terminal. */
export function unitText(unit: Unit): string[] {
  const code = unit.code === null ? "" : `, mã ${unit.code}`
  return [
    `${unit.fullName} [${unit.id}]${code}`,
    existence(unit),
    ...(unit.path.length === 0 ? [] : [`Thuộc: ${above(unit)}`]),
    ...section("Tên qua các thời kỳ", unit.names.length > 1 ? unit.names.map(dated("name")) : []),
    ...section("Mã qua các thời kỳ", unit.codes.length > 1 ? unit.codes.map(dated("code")) : []),
    ...section("Hình thành từ", unit.predecessors.map(linkText)),
    ...section("Trở thành", unit.successors.map(linkText)),
    ...section("Thay đổi", unit.events.map(eventText)),
    ...section(
      `Đơn vị trực thuộc ngày ${dayText(unit.at)}`,
      unit.children.map(({ level, count }) => `${count} ${LEVELS[level]}`),
    ),
    ...(unit.aliases.length === 0 ? [] : [`Còn tìm được bằng: ${unit.aliases.join(", ")}`]),
  ]
}

const LEVELS = {
  country: "quốc gia",
  province: "tỉnh, thành phố",
  district: "huyện, quận, thị xã, thành phố",
  commune: "xã, phường, thị trấn, đặc khu",
} as const

function existence({ at, existsThen, opened, closed }: Unit): string {
  const day = `Ngày ${dayText(at)}`
  if (!existsThen && opened !== null && at < opened) {
    return `${day}: chưa có; thành lập ngày ${dayText(opened)}`
  }
  if (!existsThen) return `${day}: không còn; kết thúc ngày ${dayText(closed ?? at)}`
  const since = opened === null ? "" : `, thành lập ngày ${dayText(opened)}`
  const until = closed === null ? "" : `, sẽ kết thúc ngày ${dayText(closed)}`
  return `${day}: đang có${since}${until}`
}

const above = (unit: Unit) =>
  unit.path
    .map((one) => one.fullName)
    .toReversed()
    .join(", ")

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  ${line}`)]
}

const dated =
  (key: string) =>
  (row: { readonly [key: string]: string | null }): string =>
    [
      row[key] ?? "",
      row["from"] == null ? "" : `từ ${dayText(row["from"])}`,
      row["to"] == null ? "" : `đến trước ${dayText(row["to"])}`,
    ]
      .filter((part) => part !== "")
      .join(" ")

function linkText(link: LineageLink): string {
  const part =
    link.share === null
      ? "một phần (chưa rõ tỷ lệ)"
      : link.share === 1
        ? "toàn bộ"
        : `${String(Math.round(link.share * 10_000) / 100).replace(".", ",")} %`
  const document = link.document === null ? "" : `, ${link.document}`
  return `${link.fullName} [${link.id}]: ${part}, ngày ${dayText(link.date)}${document}`
}

const KINDS: Readonly<Record<Unit["events"][number]["kind"], string>> = {
  merge: "Sáp nhập",
  split: "Chia tách",
  transfer: "Chuyển đơn vị quản lý",
  rename: "Đổi tên",
  abolish: "Kết thúc",
  create: "Thành lập",
}

function eventText({ kind, date, document, note }: Unit["events"][number]): string {
  const source = document === null ? "" : ` (${document})`
  return `${dayText(date)}: ${KINDS[kind]}${note === "" ? "" : `: ${note}`}${source}`
}
