import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Reader, Writer } from "../../../platform/database.ts"
import { territories as territoriesOf } from "../../../registry/index.ts"
import { basisNeeded, campaignWithdrawn, fileKnown, noPoints, noSuchUnit } from "../errors.ts"
import { openSource } from "../import/sources.ts"
import { withoutTimeOfDay } from "../import/read-file.ts"
import { reportOf } from "../import/report.ts"
import type { CampaignKind, MeasurementOptions, MeasurementReport, NewCampaign } from "../model.ts"
import { boxOf } from "../points/box.ts"
import { daysOf } from "../points/days.ts"
import { packed } from "../points/pack.ts"
import { partsOf } from "../points/parts.ts"
import type { Points } from "../points/points.ts"
import { mayBecome, standingOf } from "../standing.ts"
import {
  addAct,
  addCampaign,
  addFile,
  type KeptCampaign,
  lockCampaigns,
  readCampaigns,
  type Summary,
} from "../store/campaign-store.ts"
import { addMapping, mappingOf } from "../store/mapping-store.ts"
import { addBatches, readPoints } from "../store/points-store.ts"
import { lockedCampaign } from "./locked-service.ts"
import { campaignTold } from "./read-service.ts"
import { measuring, type ReadingOfFile, readSource } from "./reading-service.ts"

/** Where the points of a file go; null for a look that names no campaign. */
export type Destination =
  | { readonly campaign: string }
  | { readonly create: NewCampaign; readonly illustrative?: boolean }
  | null

export interface ImportAsked {
  readonly path: string
  readonly fileName: string
  readonly options: MeasurementOptions
  readonly destination: Destination
  readonly commit: boolean
  readonly actor: Actor
  /** In whose name headings are remembered; null remembers nothing. */
  readonly holder: string | null
}

/**
 * Reads a file of measurements and says what is in it; with `commit` its points become part of a
 * campaign, all that can be used or none. The same content is never kept twice.
 */
export async function importMeasurements(
  ctx: Context,
  asked: ImportAsked,
): Promise<MeasurementReport> {
  const { destination, commit } = asked
  if (destination !== null && "create" in destination) {
    await checkNew(ctx, destination.create)
  }
  const known = await knownCampaign(ctx.db, destination)
  const { reading, options } = await readRemembering(ctx, asked)
  const { source, read } = reading
  await refuseKnown(ctx.db, source.fileName, source.sha256)
  const kind = kindOf(destination, known)
  const parts = partsOf(read.points, 1)
  const report = (committed: boolean, campaign: MeasurementReport["campaign"]) =>
    reportOf({ source, read, parts, options, kind, committed, campaign })
  if (!commit || destination === null) {
    return report(false, known === null ? null : campaignTold(known))
  }
  if (read.points.length === 0) throw noPoints(source.fileName, report(false, null).reasons)
  const points = kind === "crowd" ? withoutTimeOfDay(read.points) : read.points
  const id = await write(ctx, asked, destination, reading, points)
  const kept = (await readCampaigns(ctx.db)).find(({ facts }) => facts.id === id)
  return report(true, kept === undefined ? null : campaignTold(kept))
}

const kindOf = (destination: Destination, known: KeptCampaign | null): CampaignKind | null =>
  destination === null
    ? null
    : "create" in destination
      ? destination.create.kind
      : (known?.facts.kind ?? null)

async function checkNew(ctx: Context, { unit, correction, correctionBasis }: NewCampaign) {
  const units = await territoriesOf(ctx.db)
  if (units.unit(unit) === undefined) throw noSuchUnit(unit)
  if (correction !== null && correctionBasis === null) throw basisNeeded()
}

async function knownCampaign(db: Reader, destination: Destination): Promise<KeptCampaign | null> {
  if (destination === null || "create" in destination) return null
  const kept = await lockedCampaign(db, destination.campaign)
  if (!mayBecome(standingOf(kept.acts).state, "add")) throw campaignWithdrawn(kept.facts.id)
  return kept
}

/** With the columns as a person chose them; without a choice as the same heading was read before. */
async function readRemembering(
  ctx: Context,
  { path, fileName, options, holder }: ImportAsked,
): Promise<{ reading: ReadingOfFile; options: MeasurementOptions }> {
  const source = await openSource(path, fileName)
  const first = await readSource(source, options, ctx.now(), "chosen")
  const columns =
    options.columns !== undefined || holder === null
      ? null
      : await mappingOf(ctx.db, holder, first.signature)
  if (columns === null) return { reading: measuring(first), options }
  const remembering = { ...options, columns }
  const reading = await readSource(source, remembering, ctx.now(), "remembered")
  return { reading: measuring(reading), options: remembering }
}

async function refuseKnown(db: Reader, file: string, sha256: string): Promise<void> {
  const campaign = (await readCampaigns(db)).find(
    ({ acts, files }) =>
      standingOf(acts).state !== "withdrawn" && files.some((one) => one.sha256 === sha256),
  )
  if (campaign !== undefined) throw fileKnown(file, campaign.facts.id)
}

async function write(
  ctx: Context,
  { actor, options, holder }: ImportAsked,
  destination: NonNullable<Destination>,
  { source, read, signature }: ReadingOfFile,
  points: Points,
): Promise<string> {
  const batches = [...packed(points)]
  const at = ctx.now()
  const act = { by: actor.id, at: at.toISOString() }
  return ctx.db.transaction(async (tx) => {
    await lockCampaigns(tx)
    await refuseKnown(tx, source.fileName, source.sha256)
    const id =
      "create" in destination
        ? await addCampaign(tx, tidy(destination.create), destination.illustrative === true, act)
        : destination.campaign
    const kept = await lockedCampaign(tx, id)
    if (!mayBecome(standingOf(kept.acts).state, "add")) throw campaignWithdrawn(id)
    const number = kept.files.length + 1
    const refused = [...read.reasons.values()].reduce((sum, n) => sum + n, 0)
    const name = source.fileName.slice(0, 300)
    const { rows } = read
    const file = { name, sha256: source.sha256, rows, points: points.length, refused, at: act.at }
    await addFile(tx, { ...file, campaign: id, number })
    await addBatches(tx, id, number, batches)
    const version = standingOf(kept.acts).version + 1
    const summary = await summaryWith(tx, id, number, points)
    const nothing = { reason: null, cell: null, least: null }
    await addAct(tx, { ...act, ...nothing, campaign: id, version, act: "add", summary })
    if (holder !== null && options.columns !== undefined) {
      await addMapping(tx, { signature, holder, columns: options.columns }, act)
    }
    const details = { file: name, sha256: source.sha256, points: points.length, refused }
    await record(tx, { actor, at, action: "coverage.add-measurements", subject: id, details })
    return id
  })
}

const tidy = (campaign: NewCampaign): NewCampaign => ({
  ...campaign,
  name: campaign.name.normalize("NFC").trim(),
  by: campaign.by.normalize("NFC").trim(),
  device: campaign.device?.normalize("NFC").trim() ?? null,
  source: campaign.source.normalize("NFC").trim(),
  correctionBasis: campaign.correctionBasis?.normalize("NFC").trim() ?? null,
})

/** What all points of a campaign come to with those of its newest file. */
async function summaryWith(
  tx: Writer,
  campaign: string,
  file: number,
  points: Points,
): Promise<Summary> {
  const all = file === 1 ? points : await readPoints(tx, campaign)
  const days = daysOf(all)
  return {
    points: all.length,
    from: days?.from ?? null,
    to: days?.to ?? null,
    box: boxOf(all),
    parts: partsOf(all, 1),
  }
}
