import { Type } from "typebox"
import { type Reader, untilCommit } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { Level } from "../../model.ts"
import { locatorOf, type Locator, type UnitArea } from "../locate.ts"

const OrNull = Type.Union([Type.String(), Type.Null()])
const Ring = Type.Array(Type.Array(Type.Number()))

const Row = Type.Object({
  unit: Type.String(),
  level: Level,
  opened: OrNull,
  closed: OrNull,
  geometry: Type.Union([
    Type.Object({ type: Type.Literal("Polygon"), coordinates: Type.Array(Ring) }),
    Type.Object({ type: Type.Literal("MultiPolygon"), coordinates: Type.Array(Type.Array(Ring)) }),
  ]),
  west: Type.Number(),
  south: Type.Number(),
  east: Type.Number(),
  north: Type.Number(),
})

/** Which boundaries are loaded: another text whenever one is. */
export function areasRevision(db: Reader): Promise<string> {
  return untilCommit(db, "registry.areas", async () => {
    const [token] = await db.column(
      Type.String(),
      sql`select count(*)::text || ' ' || coalesce(max(loaded_at)::text, '') || ' ' ||
                 coalesce((select token from registry.revision), '')
          from registry.boundary`,
    )
    return token ?? ""
  })
}

const PAGE = 50

/** Everything that boundaries say of places. */
export async function readLocator(db: Reader): Promise<Locator> {
  const areas: UnitArea[] = []
  for (let after = ""; ;) {
    const page = await db.many(
      Row,
      sql`select b.unit, u.level, u.opened, u.closed, b.geometry, b.west, b.south, b.east, b.north
          from registry.boundary b join registry.unit u on u.id = b.unit
          where b.unit > ${after} order by b.unit limit ${PAGE}`,
    )
    areas.push(
      ...page.map(({ geometry, ...area }) => ({
        ...area,
        polygons: geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates,
      })),
    )
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return locatorOf(areas)
    after = last.unit
  }
}
