import type { Language } from "./translator.ts"

/** Units of measure as figures write them, in the words of each language (English: plural). */
const WORDS: Readonly<Record<string, readonly [vi: string, en: string]>> = {
  application: ["hồ sơ", "applications"],
  area: ["khu vực", "areas"],
  camera: ["camera", "cameras"],
  commune: ["xã, phường", "communes"],
  country: ["quốc gia", "countries"],
  day: ["ngày", "days"],
  event: ["sự kiện", "events"],
  goal: ["mục tiêu", "goals"],
  hour: ["giờ", "hours"],
  household: ["hộ", "households"],
  layer: ["lớp", "layers"],
  loudspeaker: ["loa", "loudspeakers"],
  mast: ["cột", "masts"],
  organisation: ["cơ quan, đơn vị", "organisations"],
  "percentage point": ["điểm phần trăm", "percentage points"],
  person: ["người", "people"],
  point: ["điểm", "points"],
  portal: ["cổng", "portals"],
  signature: ["chữ ký số", "signatures"],
  station: ["trạm", "stations"],
  subscription: ["thuê bao", "subscriptions"],
  "subscription/100 people": ["thuê bao trên 100 dân", "subscriptions per 100 people"],
  "subscription/person": ["thuê bao trên đầu người", "subscriptions per person"],
  system: ["hệ thống", "systems"],
  task: ["nhiệm vụ", "tasks"],
  team: ["tổ", "teams"],
  rank: ["thứ hạng", "rank"],
  date: ["ngày, tháng, năm", "date"],
  village: ["thôn", "villages"],
  "yes/no": ["có hay không", "yes or no"],
}

/** Units that are said with the value itself ("hạng 4", a day) or not at all. */
const UNSAID = new Set(["rank", "date", "yes/no"])

/** What stands after a value: its unit in words, or nothing. */
export const unitAfterValue = (code: string, language: Language) =>
  UNSAID.has(code) ? "" : unitOfMeasure(code, language)

/** The words of a unit of measure; one that is not known stands as written. */
export function unitOfMeasure(code: string, language: Language): string {
  const words = WORDS[code]
  if (words === undefined) return code
  return language === "vi" ? words[0] : words[1]
}
