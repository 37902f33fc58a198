import { type Static, Type } from "typebox"
import { type Reader, untilCommit, type Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { Campaign, CampaignDetail, NewCampaign } from "../model.ts"

const OrNull = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()])

const CampaignRow = Type.Interface([NewCampaign], {
  id: Type.String(),
  illustrative: Type.Boolean(),
})
type CampaignRow = Static<typeof CampaignRow>

/** Names of operators are looked up when they are told. */
const PartKept = Type.Omit(CampaignDetail.properties.parts.items, ["operatorName"])
export type PartKept = Static<typeof PartKept>

/** What all points of a campaign come to. */
export const Summary = Type.Object({
  points: Type.Integer(),
  from: Campaign.properties.from,
  to: Campaign.properties.to,
  box: Campaign.properties.box,
  parts: Type.Array(PartKept),
})
export type Summary = Static<typeof Summary>

const ActRow = Type.Object({
  campaign: Type.String(),
  version: Type.Integer(),
  act: CampaignDetail.properties.acts.items.properties.act,
  reason: OrNull(Type.String()),
  cell: OrNull(Type.Number()),
  least: OrNull(Type.Integer()),
  summary: OrNull(Summary),
  by: Type.String(),
  at: Type.String(),
})
export type ActRow = Static<typeof ActRow>

const FileRow = Type.Interface([CampaignDetail.properties.files.items], {
  campaign: Type.String(),
  number: Type.Integer(),
})
export type FileRow = Static<typeof FileRow>

/** A campaign with everything that became of it. */
export interface KeptCampaign {
  readonly facts: CampaignRow
  readonly acts: readonly ActRow[]
  readonly files: readonly FileRow[]
}

/** All campaigns: hundreds at most. Their points are read apart. */
export function readCampaigns(db: Reader): Promise<readonly KeptCampaign[]> {
  return untilCommit(db, "coverage.campaigns", async () => {
    const facts = await db.many(
      CampaignRow,
      sql`select id, name, kind, unit, measured_by as by, device,
                 antenna_height as "antennaHeight", place, correction,
                 correction_basis as "correctionBasis", noise_floor as "noiseFloor", source,
                 illustrative
          from coverage.campaign order by number desc`,
    )
    const acts = await db.many(
      ActRow,
      sql`select campaign, version, act, reason, cell, least, summary, actor as by, at
          from coverage.campaign_act order by campaign, version`,
    )
    const files = await db.many(
      FileRow,
      sql`select campaign, number, name, sha256, rows, points, refused, at
          from coverage.campaign_file order by campaign, number`,
    )
    const actsOf = Map.groupBy(acts, ({ campaign }) => campaign)
    const filesOf = Map.groupBy(files, ({ campaign }) => campaign)
    return facts.map((one) => ({
      facts: one,
      acts: actsOf.get(one.id) ?? [],
      files: filesOf.get(one.id) ?? [],
    }))
  })
}

/** Lets one writer of campaigns work at a time. */
export async function lockCampaigns(tx: Writer): Promise<void> {
  await tx.run(sql`lock table coverage.campaign in share row exclusive mode`)
}

/** A new campaign under the next number. */
export async function addCampaign(
  tx: Writer,
  campaign: NewCampaign,
  illustrative: boolean,
  act: { readonly by: string; readonly at: string },
): Promise<string> {
  const [number = 1] = await tx.column(
    Type.Integer(),
    sql`select (coalesce(max(number), 0) + 1)::bigint from coverage.campaign`,
  )
  const id = `DS-${String(number).padStart(6, "0")}`
  const { name, kind, unit, by, device, antennaHeight, place } = campaign
  const { correction, correctionBasis, noiseFloor, source } = campaign
  await tx.run(sql`
    insert into coverage.campaign (id, number, name, kind, unit, measured_by, device, antenna_height,
      place, correction, correction_basis, noise_floor, source, illustrative, actor, at)
    values (${id}, ${number}, ${name}, ${kind}, ${unit}, ${by}, ${device}, ${antennaHeight},
      ${place}, ${correction}, ${correctionBasis}, ${noiseFloor}, ${source}, ${illustrative},
      ${act.by}, ${act.at}::timestamptz)`)
  return id
}

export async function addAct(tx: Writer, act: ActRow): Promise<void> {
  await tx.run(sql`
    insert into coverage.campaign_act (campaign, version, act, reason, cell, least, summary, actor, at)
    values (${act.campaign}, ${act.version}, ${act.act}, ${act.reason}, ${act.cell}, ${act.least},
      ${act.summary === null ? null : JSON.stringify(act.summary)}::jsonb, ${act.by},
      ${act.at}::timestamptz)`)
}

export async function addFile(tx: Writer, file: FileRow): Promise<void> {
  await tx.run(sql`
    insert into coverage.campaign_file (campaign, number, name, sha256, rows, points, refused, at)
    values (${file.campaign}, ${file.number}, ${file.name}, ${file.sha256}, ${file.rows},
      ${file.points}, ${file.refused}, ${file.at}::timestamptz)`)
}
