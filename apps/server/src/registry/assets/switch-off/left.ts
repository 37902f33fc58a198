/** A working station, as far as switching a technology off asks. */
export interface StationOfTechnology {
  readonly unit: string
  /** Null where nobody has said on which mast it stands. */
  readonly mast: string | null
  readonly technology: string
  /** Null where nobody has said whose it is. */
  readonly operator: string | null
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

export interface LeftOn extends Left {
  readonly units: readonly (Left & { readonly unit: string })[]
  /** Here a mast has nothing else where it has nothing else of that operator. */
  readonly operators: readonly (Left & { readonly operator: string | null })[]
  readonly onlyOn: readonly string[]
}

/** What goes off with a technology and where nothing is left: in all, by unit and by operator. */
export function leftWithout(stations: readonly StationOfTechnology[], technology: string): LeftOn {
  const alone = mastsWithOnly(stations, technology)
  const going = stations.filter((one) => one.technology === technology)
  const byUnit = Map.groupBy(going, ({ unit }) => unit)
  const byOperator = Map.groupBy(stations, ({ operator }) => operator)
  return {
    ...leftOf(going, alone),
    units: [...byUnit].map(([unit, its]) => ({ unit, ...leftOf(its, alone) })),
    operators: [...byOperator].flatMap(([operator, its]) => {
      const own = its.filter((one) => one.technology === technology)
      if (own.length === 0) return []
      return [{ operator, ...leftOf(own, mastsWithOnly(its, technology)) }]
    }),
    onlyOn: [...alone].toSorted(),
  }
}

function mastsWithOnly(
  stations: readonly StationOfTechnology[],
  technology: string,
): ReadonlySet<string> {
  const having = new Set<string>()
  for (const { mast, technology: its } of stations) {
    if (mast !== null && its === technology) having.add(mast)
  }
  for (const { mast, technology: its } of stations) {
    if (mast !== null && its !== technology) having.delete(mast)
  }
  return having
}

function leftOf(going: readonly StationOfTechnology[], alone: ReadonlySet<string>): Left {
  const masts = new Set(going.flatMap(({ mast }) => mast ?? []))
  return {
    stations: going.length,
    masts: masts.size,
    mastsOnly: [...masts].filter((mast) => alone.has(mast)).length,
    unknown: going.filter(({ mast }) => mast === null).length,
  }
}
