import type { Criterion, IndexSet } from "../model.ts"
import { roundPoints } from "../points.ts"
import { type Cast, castOf, type PlayedAgency } from "./cast.ts"
import { type Answer, Caller } from "./caller.ts"
import { AT, CALENDAR, ROUND } from "./calendar.ts"
import { criteriaIn, evidenceIn } from "./read-answers.ts"
import { playIndex } from "./script.ts"
import { dice, type Stage } from "./stage.ts"

export interface PlayOptions {
  readonly agencies: number
  readonly criteria: number
  readonly seed: number
}

/** What happened on the way: counted, so that a play in which nothing happens is seen. */
export interface Played {
  readonly round: string
  readonly index: IndexSet
  readonly cast: Cast
  readonly counts: Record<string, number>
}

const PATH = `/assessment/rounds/${ROUND}`

/** Plays a quarter through the public API: self-scores, disputes, appeals, late ones, publication. */
export async function play(stage: Stage, options: PlayOptions): Promise<Played> {
  stage.at(AT.begins)
  const index = playIndex(options.criteria)
  const cast = await castOf(stage, options.agencies)
  const scene = new Scene(stage, cast, index, dice(options.seed))
  await scene.prepare()
  const late = cast.agencies.filter((_, i) => i % 40 === 7)
  for (const agency of cast.agencies) await scene.scoreSelf(agency)
  for (const agency of cast.agencies) if (!late.includes(agency)) await scene.handIn(agency)
  for (const agency of late) await scene.handInLate(agency)
  for (const agency of cast.agencies) await scene.verify(agency)
  for (const [i, agency] of cast.agencies.entries()) if (i % 5 === 2) await scene.appeal(agency)
  for (const agency of cast.agencies) await scene.decide(agency)
  await scene.publish()
  return { round: ROUND, index, cast, counts: scene.counts }
}

class Scene {
  readonly counts: Record<string, number> = {}
  private readonly stage: Stage
  private readonly cast: Cast
  private readonly index: IndexSet
  private readonly roll: () => number
  private readonly scored: readonly Criterion[]

  constructor(stage: Stage, cast: Cast, index: IndexSet, roll: () => number) {
    this.stage = stage
    this.cast = cast
    this.index = index
    this.roll = roll
    this.scored = index.criteria.filter(
      ({ kind, rule }) => kind === "scored" && rule?.includes("peers") !== true,
    )
  }

  private count(what: string, by = 1): void {
    this.counts[what] = (this.counts[what] ?? 0) + by
  }

  /** Counts a refusal that has to come; anything else ends the play. */
  private refused(what: string, answer: Answer, status: number): void {
    if (answer.status !== status) {
      throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
    }
    this.count(what)
  }

  async prepare(): Promise<void> {
    const { administrator, agencies, lead, councilId, confirmers } = this.cast
    const path = `/assessment/indices/${this.index.id}`
    await administrator.must("PUT", path, { seen: 0, index: this.index })
    await administrator.must("POST", `${path}/issue`)
    await administrator.must("POST", "/assessment/rounds", {
      id: ROUND,
      title: "Đợt chấm mô phỏng quý III/2026",
      kind: "quarterly",
      indexId: this.index.id,
      lead: lead.organisation,
      council: councilId,
      calendar: CALENDAR,
      rules: { unverified: "block", leastPeers: 2, shake: 0.2, draws: 1000, seed: 1 },
      coVerifiers: Object.fromEntries(
        [...confirmers].map(([name, { organisation }]) => [name, organisation]),
      ),
      previous: null,
      participants: agencies.map(({ unit, group }) => ({ unit, group })),
    })
    await administrator.must("POST", `${PATH}/open`)
  }

  async scoreSelf(agency: PlayedAgency): Promise<void> {
    this.stage.at(AT.work)
    const path = `${PATH}/agencies/${agency.unit}`
    const document = evidenceIn(
      await agency.clerk.form("/evidence", {
        unit: agency.unit,
        summary: `Minh chứng của ${agency.unit}`,
        number: "1/BC",
        link: "https://vi-du.vn/minh-chung",
      }),
    )
    const claims = this.index.criteria
      .filter(({ kind }) => kind === "scored")
      .map((criterion) => this.claimFor(criterion, document))
    await agency.clerk.must("PUT", `${path}/claims`, { claims })
    this.count("điểm tự chấm", claims.length)
  }

  async handIn({ unit, clerk }: PlayedAgency): Promise<void> {
    this.stage.at(AT.onTime)
    await clerk.must("POST", `${PATH}/agencies/${unit}/submission`)
    this.count("nộp đúng hạn")
  }

  async handInLate({ unit, clerk }: PlayedAgency): Promise<void> {
    this.stage.at(AT.aSecondLate)
    const path = `${PATH}/agencies/${unit}`
    const late = await clerk.send("POST", `${path}/submission`)
    this.refused("nộp muộn một giây bị từ chối", late, 409)
    await this.cast.administrator.must("POST", `${path}/extension`, { until: AT.extended })
    await clerk.must("POST", `${path}/submission`)
    this.count("nộp trong thời gian gia hạn")
  }

  private claimFor({ code, rule, figures, notApplicable, maxPoints }: Criterion, document: string) {
    const evidence = [document]
    if (notApplicable !== "refused" && this.roll() < 0.03) {
      return {
        criterion: code,
        notApplicable: true,
        reason: "Không có hệ thống tự quản lý",
        evidence,
      }
    }
    if (rule === null) {
      return { criterion: code, points: roundPoints(this.roll() * (maxPoints ?? 0)), evidence }
    }
    const b = 10 + Math.floor(this.roll() * 990)
    const values = new Map([
      ["a", Math.floor(this.roll() * b)],
      ["b", b],
      ["x", Math.floor(this.roll() * 6)],
      ["m", Math.floor(this.roll() * 1000) / 10],
    ])
    const said = figures.map(({ name }) => [name, values.get(name) ?? Number(this.roll() < 0.6)])
    return { criterion: code, figures: Object.fromEntries(said), evidence }
  }

  private async sheet(caller: Caller, unit: string) {
    return criteriaIn(await caller.must("GET", `${PATH}/agencies/${unit}`))
  }

  async verify({ unit, clerk }: PlayedAgency): Promise<void> {
    this.stage.at(AT.verify)
    const { lead, confirmers } = this.cast
    const path = `${PATH}/agencies/${unit}/verdicts`
    const rows = await this.sheet(lead.caller, unit)
    const judgements = rows.filter(({ self }) => self !== null).map((row) => this.verdictOn(row))
    const { organisation } = lead
    const own = await clerk.send("POST", path, { organisation, judgements })
    this.refused("tự thẩm định bị từ chối", own, 403)
    await lead.caller.must("POST", path, { organisation, judgements })
    this.count("ý kiến thẩm định", judgements.length)
    for (const [name, confirmer] of confirmers) await this.confirm(unit, name, confirmer)
  }

  private verdictOn({
    code,
    self,
    maxPoints,
    seen,
  }: {
    code: string
    self: unknown
    maxPoints: number
    seen: number
  }) {
    const luck = this.roll()
    if (typeof self !== "number" || luck < 0.7) return { criterion: code, agrees: true, seen }
    const points = luck < 0.95 ? roundPoints(self * this.roll()) : maxPoints
    const reason = luck < 0.95 ? "Minh chứng chưa đủ" : "Tỉnh đã có số liệu"
    return { criterion: code, agrees: false, points, reason, seen }
  }

  private async confirm(
    unit: string,
    name: string,
    { caller, organisation }: { caller: Caller; organisation: string },
  ): Promise<void> {
    const mine = new Set(
      this.scored.filter(({ coVerifier }) => coVerifier === name).map(({ code }) => code),
    )
    const rows = (await this.sheet(caller, unit)).filter(({ code }) => mine.has(code))
    const judgements = rows.map(({ code, self, verified, seen }) => {
      if (self === verified) return { criterion: code, agrees: true, seen }
      if (typeof verified !== "number") return { criterion: code, agrees: true, seen }
      const points = this.roll() < 0.2 ? 0 : verified
      if (points !== verified) this.count("hai cơ quan cho điểm khác nhau")
      return { criterion: code, agrees: false, points, reason: "Theo số liệu của cơ quan", seen }
    })
    if (judgements.length === 0) return
    const path = `${PATH}/agencies/${unit}/verdicts`
    await caller.must("POST", path, { organisation, judgements })
    this.count("ý kiến cùng thẩm định", judgements.length)
  }

  async appeal({ unit, clerk }: PlayedAgency): Promise<void> {
    this.stage.at(AT.appeal)
    const lost = (await this.sheet(clerk, unit)).filter(
      ({ self, verified }) =>
        typeof self === "number" && typeof verified === "number" && verified < self,
    )
    const appeals = lost.slice(0, 3).map(({ code, self, seen }) => ({
      criterion: code,
      points: self,
      reason: "Đã bổ sung minh chứng",
      seen,
    }))
    if (appeals.length === 0) return
    await clerk.must("POST", `${PATH}/agencies/${unit}/appeals`, { appeals })
    this.count("phúc tra", appeals.length)
  }

  /** Two of the council open the same case: the second is told that it was decided. */
  async decide({ unit }: PlayedAgency): Promise<void> {
    this.stage.at(AT.council)
    const [first, second] = this.cast.council
    if (first === undefined || second === undefined) return
    const open = (await this.sheet(first, unit)).filter(
      ({ state }) => state === "appealed" || state === "disputed",
    )
    if (open.length === 0) return
    const judgements = open.map(({ code, self, verified, seen }) => {
      const granted = this.roll() < 0.5 && typeof self === "number"
      const points = granted ? self : verified
      return { criterion: code, agrees: false, points, reason: "Hội đồng quyết định", seen }
    })
    const path = `${PATH}/agencies/${unit}/decisions`
    await first.must("POST", path, { judgements })
    this.count("quyết định của hội đồng", judgements.length)
    const again = await second.send("POST", path, { judgements })
    this.refused("hội đồng quyết định hai lần bị từ chối", again, 409)
  }

  async publish(): Promise<void> {
    const { administrator, agencies } = this.cast
    const early = await administrator.send("POST", `${PATH}/publication`)
    this.refused("công bố sớm bị từ chối", early, 409)
    this.stage.at(AT.publish)
    await administrator.must("POST", `${PATH}/publication`)
    const [agency] = agencies
    if (agency === undefined) return
    const code = this.scored[0]?.code ?? ""
    const appeals = [{ criterion: code, points: 1, reason: "Sau công bố", seen: 0 }]
    const after = await agency.clerk.send("POST", `${PATH}/agencies/${agency.unit}/appeals`, {
      appeals,
    })
    this.refused("phúc tra sau công bố bị từ chối", after, 409)
    const claims = [{ criterion: code, points: 1 }]
    const claim = await agency.clerk.send("PUT", `${PATH}/agencies/${agency.unit}/claims`, {
      claims,
    })
    this.refused("chấm sau công bố bị từ chối", claim, 409)
  }
}
