/** A working station, as far as switching a technology off asks. */
export interface StationOfTechnology {
  readonly unit: string
  /** Null where nobody has said on which mast it stands. */
  readonly mast: string | null
  readonly technology: string
}

export interface Left {
  /** Stations of the technology: they go off. */
  readonly stations: number
  /** Masts that have any of them. */
  readonly masts: number
  /** Masts that have nothing else: nothing is left on them. */
  readonly mastsOnly: number
  /** Stations of the technology of which no mast is known: whether something is left nobody can say. */
  readonly unknown: number
}

/** What goes off with a technology and where nothing is left: in all, and in each unit. */
export function switchOffOf(
  stations: readonly StationOfTechnology[],
  technology: string,
): Left & {
  readonly units: readonly (Left & { readonly unit: string })[]
  readonly onlyOn: string[]
} {
  const onMast = Map.groupBy(stations, ({ mast }) => mast)
  const alone = new Set(
    [...onMast].flatMap(([mast, its]) =>
      mast !== null && its.every((one) => one.technology === technology) ? [mast] : [],
    ),
  )
  const going = stations.filter((one) => one.technology === technology)
  const left = (its: readonly StationOfTechnology[]): Left => {
    const masts = new Set(its.flatMap(({ mast }) => mast ?? []))
    return {
      stations: its.length,
      masts: masts.size,
      mastsOnly: [...masts].filter((mast) => alone.has(mast)).length,
      unknown: its.filter(({ mast }) => mast === null).length,
    }
  }
  const byUnit = Map.groupBy(going, ({ unit }) => unit)
  return {
    ...left(going),
    units: [...byUnit].map(([unit, its]) => ({ unit, ...left(its) })),
    onlyOn: [...alone].toSorted(),
  }
}
