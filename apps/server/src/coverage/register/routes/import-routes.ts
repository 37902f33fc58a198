import { Problem } from "../../../platform/problem.ts"
import { uploadScope, withUpload } from "../../../platform/upload.ts"
import { optionsIn } from "../../../platform/upload-options.ts"
import { badImportOptions } from "../errors.ts"
import { importGaps } from "../import/import-service.ts"
import { GapImportOptions, GapImportReport } from "../import/model.ts"
import { programmeOf } from "../service/programme-service.ts"
import { sightOf } from "../service/sight-service.ts"
import { refusals, type Stand, tags } from "./stand.ts"

/** Lists of gaps as departments have them. */
export async function importRoutes({ http, ctx, gate }: Stand): Promise<void> {
  await uploadScope(
    http,
    (scope) =>
      void scope.post("/api/v1/coverage/gap-imports", {
        config: { rateLimit: { max: 300, timeWindow: "1 minute" } },
        schema: {
          operationId: "importCoverageGaps",
          summary:
            "Import a list of gaps (XLSX, CSV, GeoJSON …); only a report unless commit is true",
          description:
            "multipart/form-data: file, commit (true or false), options (JSON: at, province, technology, programme, document, definition, sheet, meridian, zone). States only go forward; rows that are refused are left out.",
          tags,
          consumes: ["multipart/form-data"],
          response: { 200: GapImportReport, ...refusals, 413: Problem },
        },
        handler: async (request) => {
          const actor = await gate.need(request, "editor", [])
          const { writes } = await sightOf(ctx, gate, request)
          return withUpload(ctx, request, async (upload, fields) => {
            const options = optionsIn(fields, GapImportOptions, badImportOptions)
            if (options.programme !== undefined) {
              const { unit } = await programmeOf(ctx, options.programme)
              await gate.need(request, "editor", [unit])
            }
            return importGaps(ctx, upload.path, {
              ...options,
              fileName: upload.name,
              commit: fields.get("commit") === "true",
              actor,
              mayWrite: writes,
            })
          })
        },
      }),
    8000,
  )
}
