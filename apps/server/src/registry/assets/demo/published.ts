/** A total that a published text gives, which made-up assets come to. */
interface PublishedTotal {
  /** Its row in `data/published-figures.csv`. */
  readonly figure: string
  readonly value: number
}

const total = (figure: string, value: number): PublishedTotal => ({ figure, value })

/** How many stations there are of each technology. */
interface Stations {
  readonly masts: number
  readonly "2G": number
  readonly "3G": number
  readonly "4G": number
  readonly "5G": number
}

/** What the demonstration makes up in one unit, so that it comes to what a text says of it. */
export interface DemoArea {
  readonly unit: string
  /** The day of the text: from then on it is so. */
  readonly from: string
  readonly totals: readonly PublishedTotal[]
  /** A short name for names and codes. */
  readonly prefix: string
  readonly mobile: Stations | null
  /** Whether the text gives the number of masts too. */
  readonly mastsKnown: boolean
  /** Units inside it that another area makes assets for. */
  readonly without: readonly string[]
  readonly cameras: { readonly all: number; readonly analytics: number } | null
  readonly local: {
    readonly wifiTourism: number
    readonly wifiCommunes: number
    readonly tslcd: number
    readonly broadcast: number
    readonly broadcastIp: number
    readonly loudspeakers: number
    readonly portals: number
    readonly portalComponents: number
  } | null
}

/**
 * The published texts of Bắc Giang, Bắc Ninh, Hạ Long and Quảng Ninh. Where a text gives a lower limit
 * ("hơn 6.100") it is the next number; where it gives about so many, that number; technologies and
 * masts that it does not give are made up.
 */
export const AREAS: readonly DemoArea[] = [
  {
    unit: "193",
    from: "2023-12-31",
    prefix: "HL",
    totals: [
      total("hl-01", 887),
      total("hl-03", 123),
      total("hl-06", 38),
      total("hl-07", 32),
      total("hl-08", 17),
      total("hl-09", 951),
      total("hl-14", 1),
      total("hl-15", 33),
    ],
    mobile: { masts: 380, "2G": 210, "3G": 250, "4G": 425, "5G": 2 },
    mastsKnown: false,
    without: [],
    cameras: null,
    local: {
      wifiTourism: 107,
      wifiCommunes: 16,
      tslcd: 38,
      broadcast: 32,
      broadcastIp: 17,
      loudspeakers: 951,
      portals: 1,
      portalComponents: 33,
    },
  },
  {
    unit: "27",
    from: "2023-12-31",
    prefix: "BN",
    totals: [total("bn-05", 3146), total("bn-06", 1400)],
    mobile: { masts: 1400, "2G": 720, "3G": 980, "4G": 1440, "5G": 6 },
    mastsKnown: true,
    without: [],
    cameras: null,
    local: null,
  },
  {
    unit: "24",
    from: "2024-10-09",
    prefix: "BG",
    totals: [
      total("bg-02", 1596),
      total("bg-03", 3775),
      total("bg-04", 884),
      total("bg-05", 1242),
      total("bg-06", 1647),
      total("bg-07", 2),
      total("bg-10", 1305),
      total("bg-11", 22),
    ],
    mobile: { masts: 1596, "2G": 884, "3G": 1242, "4G": 1647, "5G": 2 },
    mastsKnown: true,
    without: [],
    cameras: { all: 1305, analytics: 22 },
    local: null,
  },
  {
    unit: "22",
    from: "2024-11-19",
    prefix: "QN",
    totals: [total("qn-01", 6101)],
    // With the 887 of Hạ Long these are 6 101 stations.
    mobile: { masts: 2220, "2G": 1290, "3G": 1460, "4G": 2440, "5G": 24 },
    mastsKnown: false,
    without: ["193"],
    cameras: null,
    local: null,
  },
]
