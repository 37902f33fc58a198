import { readFile } from "node:fs/promises"
import type { IndexSet, RoundDraft } from "../../../apps/server/src/assessment/model.ts"
import type { Person, ScoringHouse } from "./house.ts"
import { CAO_XANH, COUNCIL, HA_TU, LEAD, POLICE } from "./places.ts"

const DAY = 86_400_000

/** The illustrative index of communes; the police confirm its first criterion. */
export async function issueIndex(
  { ask }: Pick<ScoringHouse, "ask">,
  id: string,
): Promise<IndexSet> {
  const path = new URL("../../../data/assessment/xa-2025-minh-hoa.json", import.meta.url)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- our own data
  const shipped = JSON.parse(await readFile(path, "utf8")) as IndexSet
  const criteria = shipped.criteria.map((one) => ({
    ...one,
    coVerifier: one.code === "1.1" ? "Công an tỉnh" : "",
  }))
  const index = { ...shipped, id, criteria }
  await ask("administrator", "PUT", `/api/v1/assessment/indices/${id}`, { seen: 0, index })
  await ask("administrator", "POST", `/api/v1/assessment/indices/${id}/issue`)
  return index
}

const days = (count: number) => new Date(Date.now() + count * DAY).toISOString()

/** A round that is open: agencies claim until tomorrow, verdicts are taken for ten days. */
export async function openRound(
  { ask }: Pick<ScoringHouse, "ask">,
  id: string,
  indexId: string,
  more: Partial<RoundDraft> = {},
): Promise<string> {
  const draft: RoundDraft = {
    id,
    title: "Chấm điểm xã quý III",
    kind: "quarterly",
    indexId,
    lead: LEAD,
    council: COUNCIL,
    calendar: {
      dataStarts: days(-100).slice(0, 10),
      dataEnds: days(-10).slice(0, 10),
      selfOpens: days(-2),
      selfCloses: days(1),
      verifyCloses: days(10),
      appealCloses: days(15),
      publishFrom: days(16),
    },
    rules: { unverified: "zero", leastPeers: 1, shake: 0.2, draws: 200, seed: 1 },
    coVerifiers: { "Công an tỉnh": POLICE },
    previous: null,
    participants: [
      { unit: HA_TU, group: "communes" },
      { unit: CAO_XANH, group: "communes" },
    ],
    ...more,
  }
  await ask("administrator", "POST", "/api/v1/assessment/rounds", draft)
  await ask("administrator", "POST", `/api/v1/assessment/rounds/${id}/open`)
  return `/api/v1/assessment/rounds/${id}`
}

/** Claims half of every criterion, three quarters by figures where the rule reads a and b. */
export async function claimAll(
  { ask }: Pick<ScoringHouse, "ask">,
  person: Person,
  agency: string,
  index: IndexSet,
  evidence: Readonly<Record<string, readonly string[]>> = {},
): Promise<void> {
  const scored = index.criteria.filter(({ kind }) => kind === "scored")
  const claims = scored.map(({ code, rule, figures, maxPoints }) => {
    const computed = rule !== null && figures.every(({ indicator }) => indicator === null)
    const documents = evidence[code]
    return {
      criterion: code,
      ...(computed
        ? { figures: Object.fromEntries(figures.map(({ name }) => [name, name === "a" ? 3 : 4])) }
        : { points: (maxPoints ?? 0) / 2 }),
      ...(documents === undefined ? {} : { evidence: documents }),
    }
  })
  await ask(person, "PUT", `${agency}/claims`, { claims })
  await ask(person, "POST", `${agency}/submission`)
}
