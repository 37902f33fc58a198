import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"
import { type PackedBatch, unpacked } from "../points/pack.ts"
import { joined, type Points } from "../points/points.ts"

/** Adds the batches of a file, one statement each: they are a few hundred kilobytes. */
export async function addBatches(
  tx: Writer,
  campaign: string,
  file: number,
  batches: Iterable<PackedBatch>,
): Promise<void> {
  let number = 0
  for (const { points, west, south, east, north, bytes } of batches) {
    number += 1
    await tx.run(sql`
      insert into coverage.measured_batch (campaign, file, number, points, west, south, east, north,
        bytes)
      values (${campaign}, ${file}, ${number}, ${points}, ${west}, ${south}, ${east}, ${north},
        ${bytes})`)
  }
}

const Bytes = Type.Unsafe<Uint8Array>(Type.Any())

/** All points of a campaign, in the order of its files and their places. */
export async function readPoints(db: Reader, campaign: string): Promise<Points> {
  const batches = await db.column(
    Bytes,
    sql`select bytes from coverage.measured_batch where campaign = ${campaign} order by file, number`,
  )
  return joined(batches.map((bytes) => unpacked(bytes)))
}
