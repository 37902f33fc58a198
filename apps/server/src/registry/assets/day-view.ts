import { metresBetween } from "@tinhso/places"
import Flatbush from "flatbush"
import type { Neighbour } from "./checks/asset.ts"
import { textOf } from "./facts.ts"
import { type Box, boxAround } from "./geometry.ts"
import { Rows } from "./rows.ts"
import { type Standing, standingOf, type Stands } from "./standing.ts"

/** So many changes are remembered, for whoever keeps something of the view. */
const MOST_CHANGES = 5000

/** Changed places are looked through one by one until so many wait for a new index. */
const MOST_FRESH = 1000

interface Refreshed {
  readonly changed: ReadonlySet<string>
  readonly places: readonly (readonly [number, number])[]
}

interface Placed {
  readonly standings: readonly Standing[]
  readonly index: Flatbush | null
}

/** All assets as they stand on one day, found by box; kept true by `refresh`. */
export class DayView {
  readonly stands: Stands
  private readonly standings = new Map<string, Standing>()
  /** The same, in order and by field. */
  readonly rows = new Rows()
  private readonly kinds = new Map<string, Map<string, Standing>>()
  private placed: Placed = { standings: [], index: null }
  private readonly fresh = new Set<string>()
  /** Grows with every change. */
  version = 0
  /** The assets of the last changes, the version that each made first. */
  private readonly changes: { readonly version: number; readonly ids: ReadonlySet<string> }[] = []

  private constructor(stands: Stands) {
    this.stands = stands
  }

  /** Takes its time where there are many: `pause` is called between them. */
  static async of(stands: Stands, pause: () => Promise<void> | null): Promise<DayView> {
    const view = new DayView(stands)
    for (const life of stands.book.all()) {
      view.take(life.id)
      const waiting = pause()
      if (waiting !== null) await waiting
    }
    view.reindex()
    return view
  }

  private take(id: string): void {
    const life = this.stands.book.life(id)
    const standing = life === undefined ? null : standingOf(life, this.stands)
    const kind = life?.kind ?? ""
    const alike = this.kinds.get(kind) ?? new Map<string, Standing>()
    this.kinds.set(kind, alike)
    if (life !== undefined) this.rows.put(life.number, standing)
    if (standing === null) {
      this.standings.delete(id)
      alike.delete(id)
    } else {
      this.standings.set(id, standing)
      alike.set(id, standing)
    }
  }

  /**
   * Looks anew at assets that were touched, and at those that have their place: all of these, and the
   * places where they were and are.
   */
  refresh(touched: ReadonlySet<string>): Refreshed {
    const changed = new Set(touched)
    for (const id of touched) for (const other of this.stands.book.naming(id)) changed.add(other)
    const places: (readonly [number, number])[] = []
    const note = (id: string) => {
      const { longitude = null, latitude = null } = this.standings.get(id) ?? {}
      if (longitude !== null && latitude !== null) places.push([longitude, latitude])
    }
    for (const id of changed) {
      note(id)
      this.take(id)
      note(id)
      this.fresh.add(id)
    }
    if (changed.size > 0) this.remember(changed)
    if (this.fresh.size > MOST_FRESH) this.reindex()
    return { changed, places }
  }

  private remember(ids: ReadonlySet<string>): void {
    this.changes.push({ version: ++this.version, ids })
    let kept = this.changes.reduce((sum, change) => sum + change.ids.size, 0)
    while (kept > MOST_CHANGES) kept -= this.changes.shift()?.ids.size ?? 0
  }

  /** What has changed since a version; null where that is too long ago. */
  changedSince(version: number): ReadonlySet<string> | null {
    const since = this.changes.filter((change) => change.version > version)
    if (since.length < this.version - version) return null
    return new Set(since.flatMap(({ ids }) => [...ids]))
  }

  get size(): number {
    return this.standings.size
  }

  get(id: string): Standing | undefined {
    return this.standings.get(id)
  }

  all(): Iterable<Standing> {
    return this.standings.values()
  }

  ofKind(kind: string): Iterable<Standing> {
    return this.kinds.get(kind)?.values() ?? []
  }

  /** Assets whose box touches this one. */
  inBox(box: Box): Standing[] {
    const { standings, index } = this.placed
    const found: Standing[] = []
    const changed = this.fresh.size > 0
    for (const at of index?.search(box[0], box[1], box[2], box[3]) ?? []) {
      const standing = standings[at]
      if (standing === undefined || (changed && this.fresh.has(standing.life.id))) continue
      found.push(standing)
    }
    for (const id of this.fresh) {
      const standing = this.standings.get(id)
      if (standing !== undefined && touches(standing.box, box)) found.push(standing)
    }
    return found
  }

  /** Assets within metres of a place, nearest first; of one kind where one is named. */
  near(
    kind: string | null,
    longitude: number,
    latitude: number,
    metres: number,
  ): { readonly standing: Standing; readonly metres: number }[] {
    return this.inBox(boxAround({ longitude, latitude }, metres))
      .flatMap((standing) => {
        if (kind !== null && standing.life.kind !== kind) return []
        const { longitude: east, latitude: north } = standing
        if (east === null || north === null) return []
        const far = metresBetween({ longitude, latitude }, { longitude: east, latitude: north })
        return far <= metres ? [{ standing, metres: far }] : []
      })
      .toSorted((a, b) => a.metres - b.metres)
  }

  /** The same, in the words of the checks; without those that were removed. */
  neighbours(kind: string, longitude: number, latitude: number, metres: number): Neighbour[] {
    return this.near(kind, longitude, latitude, metres)
      .filter(({ standing }) => standing.facts["state"] !== "removed")
      .map(({ standing, metres: far }) => ({
        id: standing.life.id,
        operator: textOf(standing.facts, "operator") ?? textOf(standing.facts, "owner"),
        metres: far,
      }))
  }

  private reindex(): void {
    const boxed: Standing[] = []
    for (const standing of this.standings.values()) if (standing.box !== null) boxed.push(standing)
    this.fresh.clear()
    const index = boxed.length === 0 ? null : new Flatbush(boxed.length)
    for (const { box } of boxed) if (box !== null) index?.add(box[0], box[1], box[2], box[3])
    index?.finish()
    this.placed = { standings: boxed, index }
  }
}

const touches = (one: Box | null, [west, south, east, north]: Box) =>
  one !== null && one[0] <= east && one[2] >= west && one[1] <= north && one[3] >= south
