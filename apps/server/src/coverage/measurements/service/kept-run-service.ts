import { boxAround, joinBoxes } from "@tinhso/terrain"
import { fromArrayBuffer } from "geotiff"
import type { Context } from "../../../platform/context.ts"
import { readAssets } from "../../../registry/index.ts"
import { runFilesGone } from "../../runs/errors.ts"
import { GROUND } from "../../runs/folder/inputs.ts"
import { type OpenedRun, shelfOf } from "../../runs/service/open-service.ts"
import { type SeesRun, seenRun } from "../../runs/service/read-service.ts"
import { openedRun } from "../../runs/service/tile-service.ts"
import { sparseGround } from "../../runs/why/sparse-ground.ts"
import { shippedRules } from "../loader.ts"
import type { ComparedRun } from "./compare-service.ts"

/** A run that the server keeps, with its ground and the codes of its stations. */
export async function keptRun(
  ctx: Context,
  id: string,
  sees: SeesRun = () => true,
): Promise<ComparedRun> {
  const kept = await seenRun(ctx, id, sees)
  const run = openedRun(kept)
  const sidecar = await shelfOf(ctx).sidecar(run)
  return {
    name: `${id} ${kept.name}`,
    sidecar,
    open: async (picture) => fromArrayBuffer(await bytesOf(ctx, run, picture)),
    groundAround: (corners) => groundOf(ctx, run, corners),
    codes: await codesOf(ctx),
  }
}

async function bytesOf(ctx: Context, run: OpenedRun, name: string): Promise<ArrayBuffer> {
  const files = [...run.facts.files, ...run.facts.layers.flatMap((layer) => layer.files)]
  const file = files.find((one) => one.name === name)
  if (file === undefined) throw runFilesGone(run.id)
  const handle = await shelfOf(ctx).open(run, file.sha256)
  try {
    const { buffer, byteOffset, byteLength } = await handle.readFile()
    const bytes = new ArrayBuffer(byteLength)
    new Uint8Array(bytes).set(new Uint8Array(buffer, byteOffset, byteLength))
    return bytes
  } finally {
    await handle.close()
  }
}

async function groundOf(
  ctx: Context,
  run: OpenedRun,
  corners: readonly { readonly lat: number; readonly lon: number }[],
) {
  const shelf = shelfOf(ctx)
  const inputs = await shelf.inputs(run)
  const file = run.facts.files.find(({ name }) => name === GROUND)
  if (inputs === null || file === undefined) return null
  const radius = shippedRules().relief.window * 2
  const box = joinBoxes(corners.map((corner) => boxAround(corner, radius)))
  if (box === null) return null
  const ground = sparseGround(inputs.lattice, await shelf.picture(run, file), null)
  await ground.need(box)
  return ground.lattice
}

/** The codes of base stations by the id under which runs know them. */
async function codesOf(ctx: Context): Promise<ReadonlyMap<string, readonly string[]>> {
  const assets = await readAssets(ctx, { kinds: ["base-station"] })
  return new Map(assets.map(({ id, codes }) => [id, codes.map(({ code }) => code)]))
}
