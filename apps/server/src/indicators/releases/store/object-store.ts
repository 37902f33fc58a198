import { createHash } from "node:crypto"
import { promisify } from "node:util"
import { gunzip, gzip } from "node:zlib"
import { Type } from "typebox"
import type { Reader, Writer } from "../../../platform/database.ts"
import { sql } from "../../../platform/sql.ts"

const packed = promisify(gzip)
const unpacked = promisify(gunzip)

/** Bytes under their own SHA-256, ready to be stored. */
export interface Packed {
  readonly sha256: string
  readonly size: number
  readonly bytes: Buffer
}

export const sha256Of = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex")

export async function pack(content: string | Buffer): Promise<Packed> {
  const plain = typeof content === "string" ? Buffer.from(content, "utf8") : content
  return { sha256: sha256Of(plain), size: plain.length, bytes: await packed(plain, { level: 6 }) }
}

/** Stores what is not there yet. */
export async function putObject(tx: Writer, { sha256, size, bytes }: Packed): Promise<void> {
  await tx.run(sql`
    insert into indicators.release_object (sha256, size, bytes)
    values (${sha256}, ${size}, ${bytes}) on conflict (sha256) do nothing`)
}

/** Removes what no release refers to any more, of these. */
export async function dropUnused(tx: Writer, names: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from indicators.release_object o
    where o.sha256 in (select jsonb_array_elements_text(${JSON.stringify(names)}::jsonb))
      and not exists (select from indicators.release where units = o.sha256)
      and not exists (select from indicators.release_part p where p.sha256 = o.sha256)
      and not exists (select from indicators.release_file f where f.sha256 = o.sha256)`)
}

const Bytes = Type.Unsafe<Uint8Array>(Type.Any())

/** Stored bytes; null where they cannot be read as what their name says. */
export async function readObject(db: Reader, sha256: string): Promise<Buffer | null> {
  const plain = await readDamaged(db, sha256)
  return plain !== null && sha256Of(plain) === sha256 ? plain : null
}

/** Stored bytes whatever their name says; null where they cannot be unpacked. */
export async function readDamaged(db: Reader, sha256: string): Promise<Buffer | null> {
  const [bytes] = await db.column(
    Bytes,
    sql`select bytes from indicators.release_object where sha256 = ${sha256}`,
  )
  return bytes === undefined ? null : unpacked(bytes).catch(() => null)
}
