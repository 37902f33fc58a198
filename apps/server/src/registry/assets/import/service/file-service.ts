import type { Context } from "../../../../platform/context.ts"
import { readGrid } from "../../../../platform/table-file/index.ts"
import type { AssetImportReport } from "../model.ts"
import { importAssets, type ImportOptions } from "./import-service.ts"

/** Imports a file of assets of any kind that is understood. */
export async function importFile(
  ctx: Context,
  path: string,
  options: ImportOptions,
  fileName?: string,
): Promise<AssetImportReport> {
  const grid = await readGrid(path, fileName === undefined ? {} : { fileName })
  return importAssets(ctx, grid, options)
}
