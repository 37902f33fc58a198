import type { Context } from "../../../../platform/context.ts"
import { readAssetFile } from "../formats/read-file.ts"
import type { AssetImportReport } from "../model.ts"
import { importAssets, type ImportOptions } from "./import-service.ts"

/** Imports a file of assets of any format that is understood. */
export async function importFile(
  ctx: Context,
  path: string,
  options: Omit<ImportOptions, "format">,
  fileName?: string,
): Promise<AssetImportReport> {
  const { grid, format } = await readAssetFile(path, fileName)
  return importAssets(ctx, grid, { ...options, format })
}
