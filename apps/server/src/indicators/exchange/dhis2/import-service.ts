import { writeFile } from "node:fs/promises"
import { record } from "../../../platform/audit.ts"
import type { Actor, Context } from "../../../platform/context.ts"
import type { Writer } from "../../../platform/database.ts"
import { Refusal } from "../../../platform/problem.ts"
import { unitResolver } from "../../../registry/index.ts"
import { checkDraft, type Known } from "../../cells/check-draft.ts"
import { DAYS_IN_PERIOD } from "../../cells/days-in-period.ts"
import {
  knownOf,
  type CheckedDraft,
  cubeCaughtUp,
  type PlacedDraft,
  saveCellsIn,
} from "../../cells/index.ts"
import type { CellsSaved, CellSource } from "../../cells/model.ts"
import { addReporting } from "../../cells/store/reporting.ts"
import { definitionsOf, saveIndicatorsIn } from "../../definitions/service.ts"
import { addMeasures, bumpRevision, lockRevision } from "../../store/catalogue-store.ts"
import type { Definitions } from "../../definitions/check-definition.ts"
import { readMap, readMetadata, readValues, type ValuesFile } from "./import-files.ts"
import { mapLines, type Mapping, mappingKey } from "./map-file.ts"
import type { Metadata, Wrong } from "./metadata.ts"
import { namesOf } from "./names.ts"
import { type ImportPlan, planImport, withFresh } from "./plan.ts"
import type { Dhis2Report } from "./report.ts"
import { listMappings, remember } from "./store.ts"

export interface Dhis2Files {
  readonly metadata: string
  readonly values: string | null
  /** Completed by a person; written where something is still asked. */
  readonly map: string | null
}

/** What was read and planned, for a parity report after it. */
export interface Dhis2Import {
  readonly report: Dhis2Report
  readonly metadata: Metadata
  readonly plan: ImportPlan
  /** The catalogue with what the import adds. */
  readonly definitions: Definitions
}

/**
 * Imports metadata and values of a DHIS2: measures, indicators and published cells, all of them in
 * one transaction or nothing; without `commit` only says what it would do.
 */
export async function importDhis2(
  ctx: Context,
  files: Dhis2Files,
  { commit, actor }: { readonly commit: boolean; readonly actor: Actor },
): Promise<Dhis2Import> {
  const metadata = await readMetadata(files.metadata)
  const values = files.values === null ? null : await readValues(files.values)
  const mappings = merged(await listMappings(ctx.db), await mapOf(files.map))
  const definitions = await definitionsOf(ctx)
  const known = await knownOf(ctx)
  const plan = planImport({
    metadata,
    values: values?.values ?? [],
    registry: { resolve: await unitResolver(ctx.db), territories: known.territories },
    definitions,
    mappings,
    today: known.today,
    days: DAYS_IN_PERIOD,
  })
  const grown = withFresh(definitions, [...plan.elements.values()])
  const { checked, wrong } = check(plan.drafts, {
    ...known,
    measures: grown.measures,
    reporting: grown.reporting,
  })
  const all = [...plan.wrong, ...wrong]
  const clear = all.length === 0 && plan.questions.length === 0
  const done = commit && clear ? await write(ctx, { plan, checked, values, mappings, actor }) : null
  const fresh = [...plan.elements.values()].filter((one) => one.fresh !== null)
  return {
    metadata,
    plan,
    definitions: grown,
    report: {
      plan,
      wrong: all,
      freshMeasures: fresh.length,
      saved: done?.saved ?? null,
      versions: done?.versions ?? 0,
      committed: done !== null,
      mapWritten: await writeQuestions(files.map, mappings, plan),
    },
  }
}

async function mapOf(path: string | null): Promise<Mapping[]> {
  if (path === null) return []
  try {
    return await readMap(path)
  } catch (error) {
    if (isNotThere(error)) return []
    throw error
  }
}

const isNotThere = (error: unknown) =>
  error instanceof Refusal && error.kind.code === "khong-thay-tep"

function merged(remembered: readonly Mapping[], said: readonly Mapping[]): Mapping[] {
  const all = [...remembered, ...said]
  return [...new Map(all.map((one) => [mappingKey(one), one])).values()]
}

function check(
  drafts: readonly PlacedDraft[],
  known: Known,
): { readonly checked: CheckedDraft[]; readonly wrong: Wrong[] } {
  const checked: CheckedDraft[] = []
  const wrong: Wrong[] = []
  for (const from of drafts) {
    const read = checkDraft(from.draft, known)
    if ("cell" in read) checked.push({ from, cell: read.cell })
    else {
      for (const { column, message } of read.problems) {
        wrong.push({ pointer: from.pointer(column), detail: message })
      }
    }
  }
  return { checked, wrong }
}

async function writeQuestions(
  path: string | null,
  mappings: readonly Mapping[],
  { questions }: ImportPlan,
): Promise<string | null> {
  if (path === null || questions.length === 0 || /\.xlsx$/iu.test(path)) return null
  await writeFile(path, `\uFEFF${mapLines(mappings, questions).join("\r\n")}\r\n`)
  return path
}

interface Writing {
  readonly plan: ImportPlan
  readonly checked: readonly CheckedDraft[]
  readonly values: ValuesFile | null
  readonly mappings: readonly Mapping[]
  readonly actor: Actor
}

async function write(
  ctx: Context,
  writing: Writing,
): Promise<{ readonly saved: CellsSaved; readonly versions: number }> {
  const done = await ctx.db.transaction((tx) => writeIn(ctx, tx, writing))
  if (done.saved.batch !== null) await cubeCaughtUp(ctx)
  return done
}

async function writeIn(
  ctx: Context,
  tx: Writer,
  { plan, checked, values, mappings, actor }: Writing,
) {
  const { changedAt } = await lockRevision(tx)
  const now = ctx.now().toISOString()
  const at = now > changedAt ? now : changedAt
  const fresh = [...plan.elements.values()].flatMap((one) => one.fresh ?? [])
  const added =
    (await addMeasures(
      tx,
      fresh.map(({ measure }) => measure),
      at,
    )) +
    (await addReporting(
      tx,
      fresh.map(({ reporting }) => reporting),
      at,
    ))
  if (added > 0) await bumpRevision(tx, at)
  const drafts = [...plan.totals, ...plan.indicators.map(({ draft }) => draft)]
  const versions = await saveIndicatorsIn(ctx, tx, drafts, actor)
  const source: CellSource = {
    kind: "file",
    file: values?.file ?? "",
    sheet: null,
    sha256: values?.sha256 ?? "",
  }
  const saved =
    checked.length === 0
      ? { batch: null, recordedAt: null, added: 0, changed: 0, same: 0 }
      : await saveCellsIn(ctx, tx, checked, { layer: "published", source, actor })
  const named = await remember(tx, namesOf(plan, mappings), { at, by: actor.id })
  if (added + named > 0) {
    await record(tx, {
      actor,
      at: new Date(at),
      action: "indicators.import-dhis2",
      subject: values?.file ?? "metadata",
      details: { measures: fresh.map(({ measure }) => measure.code), named, versions },
    })
  }
  return { saved, versions }
}
