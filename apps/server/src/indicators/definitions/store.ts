import type { Reader, Writer } from "../../platform/database.ts"
import { sql } from "../../platform/sql.ts"
import { Indicator, type IndicatorDraft } from "./model.ts"

/** Every indicator by code, its versions in order. */
export function listIndicators(db: Reader): Promise<Indicator[]> {
  return db.many(
    Indicator,
    sql`select code, name_vi as "nameVi", name_en as "nameEn", better,
               definition_vi as "definitionVi", definition_en as "definitionEn",
               (select jsonb_agg(jsonb_build_object(
                  'version', version, 'formula', formula, 'unit', unit,
                  'validFrom', valid_from::text, 'document', document,
                  'recordedAt', to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
                order by version)
                from indicators.indicator_version v where v.indicator_code = i.code) as versions
        from indicators.indicator i order by code`,
  )
}

export interface NewVersion extends IndicatorDraft {
  readonly version: number
  readonly unit: string
}

/** Adds versions; the words of an indicator become those of its newest. */
export async function addVersions(
  tx: Writer,
  versions: readonly NewVersion[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  const json = JSON.stringify(versions)
  await tx.run(sql`
    insert into indicators.indicator
    select d.code, d."nameVi", d."nameEn", d.better, d."definitionVi", d."definitionEn", ${at}::timestamptz
    from jsonb_to_recordset(${json}::jsonb) as d(
      code text, "nameVi" text, "nameEn" text, better text, "definitionVi" text, "definitionEn" text)
    on conflict (code) do update set
      name_vi = excluded.name_vi, name_en = excluded.name_en, better = excluded.better,
      definition_vi = excluded.definition_vi, definition_en = excluded.definition_en`)
  await tx.run(sql`
    insert into indicators.indicator_version
    select d.code, d.version, d.formula, d.unit, d."validFrom", d.document, ${at}::timestamptz, ${by}
    from jsonb_to_recordset(${json}::jsonb) as d(
      code text, version int, formula text, unit text, "validFrom" date, document text)`)
}

/** The words of indicators that are there. */
export async function renameIndicators(
  tx: Writer,
  drafts: readonly IndicatorDraft[],
): Promise<void> {
  if (drafts.length === 0) return
  await tx.run(sql`
    update indicators.indicator i set
      name_vi = d."nameVi", name_en = d."nameEn", better = d.better,
      definition_vi = d."definitionVi", definition_en = d."definitionEn"
    from jsonb_to_recordset(${JSON.stringify(drafts)}::jsonb) as d(
      code text, "nameVi" text, "nameEn" text, better text, "definitionVi" text, "definitionEn" text)
    where i.code = d.code`)
}
