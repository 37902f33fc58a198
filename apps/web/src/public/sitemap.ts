import type { IndexTold } from "@tinhso/server/assessment/model"
import type { PublishedRound } from "@tinhso/server/assessment/outputs/model"
import type {
  DocumentSummary,
  FigurePage,
  MeasureSummary,
  Overview,
} from "@tinhso/server/indicators/model"
import type { Computed } from "@tinhso/server/indicators/pivot/model"
import type { PlanList } from "@tinhso/server/indicators/plans/model"
import type { ReleaseSummary } from "@tinhso/server/indicators/releases/model"
import type { Api } from "./api.ts"
import { indexPath, ROUNDS, roundPath } from "./assessment/words.ts"
import { documentPath, figurePath, measurePath, placePath } from "./parts/figure.tsx"
import { planPath } from "./parts/plan-words.tsx"
import { localPath } from "./site.tsx"
import { releasePath } from "./releases/words.ts"
import { placesWithData } from "./parts/places-with-data.ts"

const FIXED = [
  "/",
  "/dia-ban",
  "/chi-so",
  "/phan-tich",
  "/bang",
  "/ke-hoach",
  ROUNDS,
  "/ban-do",
  "/do-song",
  "/phu-song",
  "/vung-lom-song",
  "/van-ban",
  "/van-de",
  "/r",
  "/gioi-thieu",
]

/** A sitemap may not name more addresses than this. */
const MOST = 50_000

/** Every page worth finding, in both languages. */
export async function sitemap({ origin, api }: { origin: string; api: Api }): Promise<string> {
  const [overview, documents, measures, { plans }, computed, releases] = await Promise.all([
    api<Overview>("/api/v1/overview"),
    api<DocumentSummary[]>("/api/v1/documents"),
    api<MeasureSummary[]>("/api/v1/measures"),
    api<PlanList>("/api/v1/plans"),
    api<Computed[]>("/api/v1/computed"),
    api<ReleaseSummary[]>("/api/v1/releases"),
  ])
  const paths = [
    ...FIXED,
    ...new Set(
      [...overview.places.map((one) => one.place), ...placesWithData(documents)].map(placePath),
    ),
    ...new Set(
      [...measures.filter((one) => one.figures > 0), ...computed].map((one) =>
        measurePath(one.code),
      ),
    ),
    ...documents.map((one) => documentPath(one.id)),
    ...plans.map((one) => planPath(one.id)),
    ...releases.map((one) => releasePath(one.id)),
    ...(await assessmentPaths(api)),
    ...(await figurePaths(api)),
  ].slice(0, MOST / 2)
  const urls = paths.flatMap((path) => [path, localPath(path, "en")])
  const lines = urls.map((path) => `<url><loc>${escaped(origin + path)}</loc></url>`)
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join("\n")}\n</urlset>\n`
}

async function assessmentPaths(api: Api): Promise<string[]> {
  const rounds = await api<PublishedRound[]>("/api/v1/assessment/published")
  const indices = await api<IndexTold[]>("/api/v1/assessment/indices")
  const issued = indices.filter(({ issuedAt, version }) => issuedAt !== null || version > 1)
  return [
    ...rounds.map(({ id }) => roundPath(id)),
    ...issued.map(({ index }) => indexPath(index.id)),
  ]
}

async function figurePaths(api: Api): Promise<string[]> {
  const paths: string[] = []
  let next: string | null = ""
  while (next !== null && paths.length < MOST) {
    const cursor: string = next === "" ? "" : `&cursor=${encodeURIComponent(next)}`
    const page: FigurePage = await api<FigurePage>(`/api/v1/figures?limit=500${cursor}`)
    paths.push(...page.figures.map((figure) => figurePath(figure.id)))
    next = page.next
  }
  return paths
}

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
