interface Village {
  readonly name: string
  readonly latitude: number
  readonly longitude: number
}

interface Dot {
  readonly key: string
  readonly x: number
  readonly y: number
  readonly name: string
  /** On which side of the dot its name begins. */
  readonly side: "start" | "end"
}

interface Plot {
  readonly width: number
  readonly height: number
  readonly dots: readonly Dot[]
  /** A round distance and how long it is drawn. */
  readonly bar: { readonly metres: number; readonly length: number }
}

const WIDTH = 560
const HEIGHT = 260
const MARGIN = 40
const METRES_PER_DEGREE = 111_320
/** A village alone lies in the middle of this much. */
const LEAST_METRES = 2000

/** Villages on a plane; a degree of longitude as short as it is there. */
export function plotVillages(villages: readonly Village[]): Plot {
  const latitudes = villages.map(({ latitude }) => latitude)
  const longitudes = villages.map(({ longitude }) => longitude)
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [middle, centre] = [(south + north) / 2, (west + east) / 2]
  const perLongitude = METRES_PER_DEGREE * Math.cos((middle * Math.PI) / 180)
  const wide = Math.max(LEAST_METRES, (east - west) * perLongitude)
  const tall = Math.max(LEAST_METRES, (north - south) * METRES_PER_DEGREE)
  const scale = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / tall)
  const dots = villages.map(({ name, latitude, longitude }): Dot => {
    const x = tenth(WIDTH / 2 + (longitude - centre) * perLongitude * scale)
    const y = tenth(HEIGHT / 2 - (latitude - middle) * METRES_PER_DEGREE * scale)
    const side = x > WIDTH * 0.6 ? "end" : "start"
    return { key: `${name} ${latitude} ${longitude}`, x, y, name, side }
  })
  const metres = roundDistance(100 / scale)
  return { width: WIDTH, height: HEIGHT, dots, bar: { metres, length: tenth(metres * scale) } }
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** 1, 2 or 5 with zeros, not longer than a distance. */
function roundDistance(most: number): number {
  const ten = 10 ** Math.floor(Math.log10(most))
  const times = most / ten
  return (times >= 5 ? 5 : times >= 2 ? 2 : 1) * ten
}
