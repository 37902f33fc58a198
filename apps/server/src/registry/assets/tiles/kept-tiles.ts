/** A tile as it is sent. */
export interface Tile {
  /** Empty where nothing lies in it. */
  readonly bytes: Buffer
  readonly gzipped: Buffer
  /** Names what it holds. */
  readonly etag: string
}

/** So many bytes of tiles are kept for a question. */
const MOST_BYTES = 6 * 2 ** 20

/** Tiles that were made, those asked for last. */
export class KeptTiles {
  private readonly tiles = new Map<string, Promise<Tile>>()
  private bytes = 0

  get(key: string, make: () => Promise<Tile>): Promise<Tile> {
    const there = this.tiles.get(key)
    const tile = there ?? make()
    this.tiles.delete(key)
    this.tiles.set(key, tile)
    if (there === undefined) void this.weigh(key, tile)
    return tile
  }

  private async weigh(key: string, making: Promise<Tile>): Promise<void> {
    const tile = await making.catch(() => null)
    if (tile === null) this.tiles.delete(key)
    else this.bytes += weightOf(tile)
    for (const [old, waiting] of this.tiles) {
      if (this.bytes <= MOST_BYTES) return
      this.tiles.delete(old)
      this.bytes -= weightOf(await waiting)
    }
  }
}

/** What a tile takes, with what belongs to it. */
const weightOf = ({ bytes, gzipped }: Tile) => bytes.length + gzipped.length + 200
