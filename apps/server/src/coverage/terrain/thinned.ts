import type { Frame } from "./frame.ts"
import type { TerrainSource, Window } from "./source.ts"

/** Samples of the file that are read at once: 16 MB. */
const MOST_READ = 4_000_000

/** Every so manieth sample, counted from the origin of the coordinates: files of one grid stay on one. */
const firstOf = (position: number, every: number) => (every - (position % every)) % every

/** Where every so manieth sample of a grid lies. */
export function thinnedFrame(frame: Frame, every: number): Frame {
  const { column, row } = firstSamples(frame, every)
  return {
    ...frame,
    x: frame.x + column * frame.stepX,
    y: frame.y - row * frame.stepY,
    stepX: frame.stepX * every,
    stepY: frame.stepY * every,
  }
}

/** The first column and row that are taken. In degrees rows are counted from the pole. */
function firstSamples({ projection, x, y, stepX, stepY }: Frame, every: number) {
  const top = projection === null ? 90 - y : -y
  const column = firstOf(modulo(Math.round(x / stepX), every), every)
  return { column, row: firstOf(modulo(Math.round(top / stepY), every), every) }
}

const modulo = (value: number, by: number) => ((value % by) + by) % by

/** A file of which every so manieth sample is read, in slices: the whole is never in memory. */
export function thinnedSource(source: TerrainSource, every: number): TerrainSource {
  const first = firstSamples(source.frame, every)
  const taken = (all: number, from: number) => Math.max(0, Math.ceil((all - from) / every))
  return {
    ...source,
    frame: thinnedFrame(source.frame, every),
    columns: taken(source.columns, first.column),
    rows: taken(source.rows, first.row),
    read: (window) => readThinned(source, every, first, window),
    close: () => source.close(),
  }
}

async function readThinned(
  source: TerrainSource,
  every: number,
  first: { readonly column: number; readonly row: number },
  { column, row, columns, rows }: Window,
): Promise<Float32Array> {
  const heights = new Float32Array(columns * rows)
  const left = first.column + column * every
  const width = (columns - 1) * every + 1
  const atOnce = Math.max(1, Math.floor(MOST_READ / (width * every)))
  for (let from = 0; from < rows; from += atOnce) {
    const count = Math.min(atOnce, rows - from)
    const slice = await source.read({
      column: left,
      row: first.row + (row + from) * every,
      columns: width,
      rows: (count - 1) * every + 1,
    })
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < columns; j++) {
        heights[(from + i) * columns + j] = slice[i * every * width + j * every]!
      }
    }
  }
  return heights
}
