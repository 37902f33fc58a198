import { readFile } from "node:fs/promises"
import { Value } from "typebox/value"
import { type Context, SYSTEM } from "../../platform/context.ts"
import { IndexSet } from "../model.ts"
import { indexVersion } from "../store/index-store.ts"
import { issueIndex, saveIndex } from "./index-service.ts"

const DATA = new URL("../../../../../data/assessment/", import.meta.url)
const SHIPPED = ["922-2022", "405-2025", "xa-2025-minh-hoa"] as const

/** Loads and issues the indices that the product ships and that are not there yet; how many. */
export async function loadShippedIndices(ctx: Context): Promise<number> {
  let loaded = 0
  for (const id of SHIPPED) {
    if ((await indexVersion(ctx.db, id, null)) !== null) continue
    const text = await readFile(new URL(`${id}.json`, DATA), "utf8")
    await saveIndex(ctx, { index: Value.Parse(IndexSet, JSON.parse(text)), seen: 0 }, SYSTEM)
    await issueIndex(ctx, id, SYSTEM)
    loaded++
  }
  return loaded
}
