import { randomInt } from "node:crypto"
import { type Point, readTogether } from "@tinhso/places"
import { toNfc } from "@tinhso/vietnamese"
import { record } from "../../../platform/audit.ts"
import { dayInVietnam } from "../../../platform/clock.ts"
import { type Actor, type Context, SYSTEM } from "../../../platform/context.ts"
import { unitAtPlace, unitResolver } from "../../../registry/index.ts"
import { reportNotFound, reportUnplaced, tooManyReports } from "../errors.ts"
import { gapSettings } from "../loader.ts"
import type { CitizenReceipt, CitizenReport } from "../model.ts"
import { splitKnown } from "../same-villages.ts"
import { isPublished } from "../standing.ts"
import { addReport, findReport, reportsOn } from "../store/citizens-store.ts"
import { type KeptGap, lockNumbers, readGaps } from "../store/gaps-store.ts"
import { reportIn } from "./write-service.ts"

/** Citizens have no account here: nothing says who they are. */
const CITIZEN: Actor = { ...SYSTEM, id: "citizen" }

/** Words that a person wrote: one form of letters, no control characters, not longer than asked. */
const line = (text: string | undefined, most: number): string | null => {
  const told = toNfc(text ?? "")
    .replaceAll(/(?!\n)\p{Cc}/gu, " ")
    .trim()
  return told === "" ? null : told.slice(0, most)
}

/**
 * Takes what a citizen tells: as one more report of a gap that is known near there, otherwise as a new
 * gap that nobody has looked at. What a program filled in is dropped, and answered all the same.
 */
export async function takeReport(ctx: Context, sent: CitizenReport): Promise<CitizenReceipt> {
  const { citizens } = await gapSettings()
  const day = dayInVietnam(ctx.now())
  const code = newCode()
  if ((sent.website ?? "").trim() !== "") return { code, day, state: "reported", gap: null }
  const place = placeOf(sent)
  const unit = await unitOf(ctx, place, sent, day)
  const told = {
    technology: line(sent.technology, 20)?.toUpperCase() ?? "4G",
    operator: line(sent.operator, 60),
    village: line(sent.village, 100),
    words: line(sent.text, 1000),
  }
  return ctx.db.transaction(async (tx) => {
    if ((await reportsOn(tx, day)) >= citizens.mostADay) throw tooManyReports()
    const last = await lockNumbers(tx)
    const known = sameGap(await readGaps(tx), place, told.technology, citizens.sameWithinMetres)
    const gap =
      known?.facts.id ??
      (
        await reportIn(
          ctx,
          tx,
          CITIZEN,
          [
            {
              facts: factsOf(told, place, unit),
              origin: "citizen",
              illustrative: false,
              said: { day, note: "Người dân phản ánh qua trang công khai; chưa kiểm tra." },
            },
          ],
          last,
        )
      )[0] ??
      ""
    const at = ctx.now()
    await addReport(tx, { code, gap, day, ...told, ...place }, at.toISOString())
    if (known !== undefined) {
      const action = "coverage.citizen-report"
      await record(tx, { actor: CITIZEN, at, action, subject: gap, details: { day } })
    }
    const state = known?.history.at(-1)?.state ?? "reported"
    return { code, day, state, gap: isPublished(state) ? gap : null }
  })
}

function factsOf(
  told: {
    readonly technology: string
    readonly operator: string | null
    readonly village: string | null
  },
  place: Point,
  unit: string,
) {
  const at = `${comma(place.latitude)} B, ${comma(place.longitude)} Đ`
  const name = told.village ?? `Nơi ${at}`
  return {
    name,
    unit,
    technology: told.technology,
    operators: told.operator === null ? [] : [told.operator],
    villages: [{ name, ...place }],
    population: null,
    households: null,
    source: "Phản ánh của người dân",
    definition: "Người dân nêu; chưa ai kiểm tra",
  }
}

const comma = (degrees: number) => degrees.toFixed(4).replace(".", ",")

/** Where there is not even 2G, every technology is lacking. */
const NONE_AT_ALL = "2G"

/** A gap near a place that lacks the same technology; one that was dismissed is none. */
function sameGap(
  gaps: readonly KeptGap[],
  place: Point,
  technology: string,
  metres: number,
): KeptGap | undefined {
  const alive = gaps
    .filter(({ history }) => history.at(-1)?.state !== "dismissed")
    .map(({ facts }) => (technology === NONE_AT_ALL ? { ...facts, technology } : facts))
  const [id] = splitKnown([place], technology, alive, metres).known
  return gaps.find(({ facts }) => facts.id === id)
}

function placeOf({ latitude, longitude, place = "" }: CitizenReport): Point {
  if (latitude !== undefined && longitude !== undefined) return { latitude, longitude }
  if (place.trim() === "") {
    throw reportUnplaced("place", "Hãy ghi tọa độ của nơi không có sóng, ví dụ 21.2733, 106.1946.")
  }
  const read = readTogether(place, { first: null })
  if (read.kind === "point") return { latitude: read.latitude, longitude: read.longitude }
  const why = read.kind === "outside" ? "nằm ngoài Việt Nam" : "không đọc được thành một tọa độ"
  throw reportUnplaced("place", `“${place.trim()}” ${why}. Ví dụ đúng: 21.2733, 106.1946.`)
}

/** By the boundary the place lies in; otherwise as it was named. */
async function unitOf(
  ctx: Context,
  place: Point,
  { unit = "" }: CitizenReport,
  on: string,
): Promise<string> {
  const lies = await unitAtPlace(ctx, place, on)
  if (lies !== null) return lies
  const name = unit.trim()
  if (name === "") {
    throw reportUnplaced(
      "unit",
      "Chưa có ranh giới để biết nơi này thuộc xã nào: hãy ghi tên xã, tỉnh.",
    )
  }
  const found = (await unitResolver(ctx.db))({ name, on })
  if (found.kind === "found") return found.unit.id
  const hints =
    found.kind === "ambiguous"
      ? found.candidates.slice(0, 5).map(({ fullName }) => fullName)
      : found.suggestions
  const hint = hints.length === 0 ? "" : ` Có phải: ${hints.join(", ")}?`
  throw reportUnplaced("unit", `Không nhận ra “${name}”. Hãy ghi cả tên tỉnh.${hint}`)
}

/** What became of a report, for whoever has its code. */
export async function receiptOf(ctx: Context, code: string): Promise<CitizenReceipt> {
  const found = await findReport(ctx.db, code)
  const gap = (await readGaps(ctx.db)).find(({ facts }) => facts.id === found?.gap)
  const last = gap?.history.at(-1)
  if (found === null || last === undefined) throw reportNotFound(code)
  return {
    code,
    day: found.day,
    state: last.state,
    gap: isPublished(last.state) ? found.gap : null,
  }
}

/** Letters and digits that nobody takes for each other. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
const newCode = () =>
  Array.from({ length: 10 }, () => LETTERS[randomInt(LETTERS.length)] ?? "A").join("")
