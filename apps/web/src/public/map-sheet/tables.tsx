import type { AssetCounts } from "@tinhso/server/registry/assets/model"
import type { FiguresAnswer } from "@tinhso/server/coverage/served/model"
import { formatWhole } from "../../i18n/index.ts"
import { numberIn } from "../../ui/coverage-map/voice.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { inLanguage } from "../parts/words.ts"
import { type Site, useSite } from "../site.tsx"
import type { SheetView } from "./read.ts"

type KindRow = AssetCounts["kinds"][number]
const STATES = ["active", "faulty", "planned"] as const

/** What is in the unit, by kind and state, and how much of it is not on the sheet. */
export function SheetAssets({ view: { counts, kinds, assets } }: { readonly view: SheetView }) {
  const site = useSite()
  const { t, language } = site
  const names = new Map(
    kinds.map((kind) => [kind.code, inLanguage(site, kind.nameVi, kind.nameEn)]),
  )
  const of = ({ states }: KindRow, state: (typeof STATES)[number]) =>
    states.find((one) => one.state === state)?.total ?? 0
  const drawn = assets.features.reduce((sum, { properties }) => sum + properties.count, 0)
  const away = counts.total - drawn
  return (
    <div>
      <DataTable
        caption={t("sheet.assets")}
        empty={t("sheet.assets.none")}
        rows={counts.kinds.filter(({ total }) => total > 0)}
        rowKey={({ kind }) => kind}
        columns={[
          {
            key: "kind",
            title: t("sheet.kind"),
            heads: true,
            cell: ({ kind }) => names.get(kind) ?? kind,
          },
          ...STATES.map((state): Column<KindRow> => ({
            key: state,
            title: t(`assets.state.${state}`),
            numeric: true,
            cell: (row) => formatWhole(of(row, state), language),
          })),
          {
            key: "total",
            title: t("sheet.total"),
            numeric: true,
            cell: ({ total }) => formatWhole(total, language),
          },
        ]}
      />
      {away > 0 && <p className="small">{t("sheet.away", { count: away })}</p>}
    </div>
  )
}

type ServedRow = FiguresAnswer["rows"][number]

/** Who has signal in the unit, each figure with what it is a share of. */
export function SheetServed({ view: { served, unit, coverage } }: { readonly view: SheetView }) {
  const site = useSite()
  const { t } = site
  if (coverage.known.run === null) return null
  const rows = (served?.rows ?? []).filter(
    (row) => row.unit === unit.id && row.operator === null && !isSaidAlready(row, served),
  )
  if (served === null || rows.length === 0) return <p>{t("sheet.served.none")}</p>
  const { definition } = served.result
  return (
    <div>
      <DataTable
        caption={t("sheet.served")}
        rows={rows}
        rowKey={({ technology }) => technology}
        columns={servedColumns(site, served)}
      />
      <p className="small">
        {t("sheet.served.rule", {
          title: inLanguage(site, definition.titleVi, definition.titleEn),
          source: definition.source,
        })}
      </p>
    </div>
  )
}

/** A set of one technology says what that technology says. */
function isSaidAlready({ technology }: ServedRow, served: FiguresAnswer | null): boolean {
  const members = served?.result.layers.find((one) => one.technology === technology)?.members ?? []
  return members.length === 1 && members[0] !== technology
}

/** "4G trở lên" for a set of technologies, else the technology itself. */
function titleOf({ technology }: ServedRow, { result }: FiguresAnswer, site: Site): string {
  const layer = result.layers.find((one) => one.technology === technology)
  return layer === undefined ? technology : inLanguage(site, layer.titleVi, layer.titleEn)
}

const servedColumns = (site: Site, served: FiguresAnswer): Column<ServedRow>[] => [
  {
    key: "technology",
    title: site.t("sheet.served.technology"),
    heads: true,
    cell: (row) => titleOf(row, served, site),
  },
  ...(["villages", "households", "population", "area"] as const).map((what): Column<ServedRow> => ({
    key: what,
    title: site.t(`sheet.served.${what}`),
    numeric: true,
    cell: (row) => partText(row[what], site),
  })),
]

function partText(
  part: { readonly served: number; readonly of: number } | null,
  { t, language }: Site,
): string {
  if (part === null || part.of === 0) return "–"
  return t("sheet.served.part", {
    served: numberIn(part.served, language),
    of: numberIn(part.of, language),
    share: numberIn((100 * part.served) / part.of, language, 1),
  })
}
