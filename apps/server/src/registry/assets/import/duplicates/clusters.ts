import { metresBetween, type Point } from "@tinhso/places"

/** An asset that may be another one. */
export interface Placed extends Point {
  readonly id: string
  /** Whose it is: owner, networks on it. Two of one single holder are not the same by two lists. */
  readonly holders: readonly string[]
}

interface Pair {
  readonly asset: string
  readonly other: string
  readonly metres: number
}

/** Assets that all lie within reach of each other. */
export interface Cluster {
  readonly members: readonly string[]
  /** Every pair of them, nearest first. */
  readonly pairs: readonly Pair[]
}

export const pairKey = (one: string, other: string): string =>
  one < other ? `${one} ${other}` : `${other} ${one}`

/**
 * Assets that may be the same: within so many metres, not of one single holder, and not decided to be
 * apart. A chain (A near B, B near C, A far from C) is never one cluster: each asset joins the nearest
 * group whose members are all within reach; what is left over is told as further groups.
 */
export function clustersOf(
  assets: readonly Placed[],
  within: number,
  apart: ReadonlySet<string>,
): Cluster[] {
  const pairs = pairsOf(assets, within, apart)
  const metres = new Map(pairs.map((pair) => [pairKey(pair.asset, pair.other), pair]))
  const groups: Set<string>[] = []
  for (const { asset, other } of pairs) {
    if (groups.some((group) => group.has(asset) && group.has(other))) continue
    const joined = groups.find((group) => fits(group, asset, other, metres))
    if (joined === undefined) groups.push(new Set([asset, other]))
    else joined.add(asset).add(other)
  }
  return groups.map((group) => clusterOf([...group].toSorted(), metres))
}

/** Whether a group that has one of the two may have the other as well. */
function fits(
  group: ReadonlySet<string>,
  asset: string,
  other: string,
  metres: ReadonlyMap<string, Pair>,
): boolean {
  if (group.has(asset) === group.has(other)) return false
  const newcomer = group.has(asset) ? other : asset
  return [...group].every((member) => metres.has(pairKey(member, newcomer)))
}

function clusterOf(members: readonly string[], metres: ReadonlyMap<string, Pair>): Cluster {
  const pairs = members.flatMap((one, at) =>
    members.slice(at + 1).flatMap((other) => metres.get(pairKey(one, other)) ?? []),
  )
  return { members, pairs: pairs.toSorted((a, b) => a.metres - b.metres) }
}

/** All pairs within reach, nearest first, found through a grid whose cells are as wide as the reach. */
function pairsOf(assets: readonly Placed[], within: number, apart: ReadonlySet<string>): Pair[] {
  const height = Math.max(within, 1) / 111_000
  // A degree of longitude is never shorter in Viet Nam than at its northern end.
  const width = height / Math.cos((23.5 * Math.PI) / 180)
  const cells = new Map<string, Placed[]>()
  const pairs: Pair[] = []
  for (const one of assets) {
    const column = Math.floor(one.longitude / width)
    const row = Math.floor(one.latitude / height)
    for (const other of around(cells, column, row)) {
      const metres = metresBetween(one, other)
      if (metres > within || isOneHolder(one, other) || apart.has(pairKey(one.id, other.id)))
        continue
      const [asset, second] = one.id < other.id ? [one.id, other.id] : [other.id, one.id]
      pairs.push({ asset, other: second, metres: Math.round(metres * 10) / 10 })
    }
    const key = `${column} ${row}`
    const there = cells.get(key)
    if (there === undefined) cells.set(key, [one])
    else there.push(one)
  }
  return pairs.toSorted((a, b) => a.metres - b.metres || (a.asset < b.asset ? -1 : 1))
}

function* around(cells: ReadonlyMap<string, readonly Placed[]>, column: number, row: number) {
  for (const east of [-1, 0, 1]) {
    for (const north of [-1, 0, 1]) yield* cells.get(`${column + east} ${row + north}`) ?? []
  }
}

const isOneHolder = (one: Placed, other: Placed) =>
  one.holders.length === 1 && other.holders.length === 1 && one.holders[0] === other.holders[0]
