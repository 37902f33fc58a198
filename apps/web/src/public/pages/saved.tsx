import type {
  DashboardPage,
  DashboardSummary,
  SavedView,
} from "@tinhso/server/indicators/views/model"
import { formatInstant } from "../../i18n/index.ts"
import { type Column, DataTable } from "../../ui/DataTable.tsx"
import { orNull, part } from "../api.ts"
import { Crumbs } from "../parts/controls.tsx"
import { addressOf, stateOfView } from "../parts/explore/state.ts"
import { Illustrative } from "../parts/explore/result.tsx"
import { TileBox } from "../parts/tile.tsx"
import { href, Link, type Page, type PageResult, type Site, useSite } from "../site.tsx"

/** A view by its short address: leads to the table that it keeps. */
export const savedView: Page = async (site, { id = "" }) => {
  const view = await orNull(site.api<SavedView>(`/api/v1/views/${part(id)}`))
  if (view === null) return notShared(site, `/console/ban-xem/${part(id)}`)
  return { redirect: href(site, `/phan-tich?${addressOf(stateOfView(view.state))}`) }
}

/** Says the same of what is private and of what there never was. */
const notShared = (site: Site, own: string): PageResult => ({
  status: 404,
  title: site.t("notFound.title"),
  description: site.t("board.missing"),
  body: <NotShared own={own} />,
})

function NotShared({ own }: { own: string }) {
  const { t } = useSite()
  return (
    <>
      <h1>{t("notFound.title")}</h1>
      <p>{t("board.missing")}</p>
      <p>
        {t("board.missingNext")} <a href={own}>{t("board.open")}</a> ·{" "}
        <Link to="/bang">{t("boards.title")}</Link>
      </p>
    </>
  )
}

/** Dashboards and views that are published. */
export const dashboards: Page = async (site) => {
  const [boards, views] = await Promise.all([
    site.api<DashboardSummary[]>("/api/v1/dashboards"),
    site.api<SavedView[]>("/api/v1/views"),
  ])
  return {
    title: site.t("boards.title"),
    description: site.t("boards.lead"),
    body: <DashboardList boards={boards} views={views} />,
  }
}

function DashboardList({
  boards,
  views,
}: {
  boards: readonly DashboardSummary[]
  views: readonly SavedView[]
}) {
  const site = useSite()
  const { t } = site
  return (
    <>
      <h1>{t("boards.title")}</h1>
      <p className="lead">{t("boards.lead")}</p>
      <DataTable
        caption={t("boards.caption", { count: boards.length })}
        columns={[nameColumn("/bang", site), tilesColumn(site), changedColumn(site)]}
        rows={boards}
        rowKey={(row) => row.id}
        empty={t("boards.none")}
      />
      <p>
        <a href="/console/bang">{t("boards.make")}</a>
      </p>
      <h2>{t("boards.views")}</h2>
      <DataTable
        caption={t("boards.viewsCaption", { count: views.length })}
        columns={[nameColumn("/v", site), changedColumn(site)]}
        rows={views}
        rowKey={(row) => row.id}
        empty={t("boards.noViews")}
      />
    </>
  )
}

type Listed = Pick<SavedView, "id" | "name" | "updatedAt">

const nameColumn = (folder: string, { t }: Site): Column<Listed> => ({
  key: "name",
  title: t("boards.name"),
  heads: true,
  cell: (row) => <Link to={`${folder}/${row.id}`}>{row.name}</Link>,
})

const tilesColumn = ({ t }: Site): Column<DashboardSummary> => ({
  key: "tiles",
  title: t("boards.tiles"),
  numeric: true,
  cell: (row) => row.tiles,
})

const changedColumn = ({ t, language }: Site): Column<Listed> => ({
  key: "updated",
  title: t("boards.updated"),
  cell: (row) => formatInstant(row.updatedAt, language),
})

/** Tiles that somebody put together, each with its period, completeness, age and status. */
export const dashboard: Page = async (site, { id = "" }) => {
  const found = await orNull(site.api<DashboardPage>(`/api/v1/dashboards/${part(id)}/page`))
  if (found === null) return notShared(site, `/console/bang/${part(id)}`)
  return {
    title: found.name,
    description: found.lead === "" ? found.name : found.lead,
    noindex: found.visibility !== "published",
    body: <Board board={found} />,
  }
}

function Board({ board }: { board: DashboardPage }) {
  const site = useSite()
  const { t, language } = site
  const illustrative = board.tiles.some(({ answer }) => answer?.illustrative === true)
  return (
    <>
      <Crumbs trail={[{ to: "/bang", title: t("boards.title") }]} />
      <h1>{board.name}</h1>
      {board.lead !== "" && <p className="lead">{board.lead}</p>}
      <Illustrative answer={{ illustrative }} />
      {board.tiles.length === 0 && <p className="empty">{t("board.empty")}</p>}
      <ul className="tiles">
        {board.tiles.map((tile, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a tile is its place
          <li key={index} className={tileClass(tile)}>
            <TileBox shown={tile} />
          </li>
        ))}
      </ul>
      <details>
        <summary>{t("board.rule")}</summary>
        <p className="prose">{t("board.statusRule")}</p>
      </details>
      <p className="small">
        {t("board.updated", { when: formatInstant(board.updatedAt, language) })}{" "}
        <a href={`/console/bang/${part(board.id)}`}>{t("board.edit")}</a>
      </p>
    </>
  )
}

const tileClass = ({ tile, stale }: DashboardPage["tiles"][number]) =>
  ["tile", tile.size, stale ? "old" : ""].filter((one) => one !== "").join(" ")
