import { Type } from "typebox"
import type { Context } from "../../../platform/context.ts"
import type { Http } from "../../../platform/http.ts"
import { SDMX_STRUCTURE } from "./media.ts"
import { sdmxStructure } from "./service.ts"

/** What `format=sdmx-csv` of a query is made of. */
export function sdmxRoutes(http: Http, ctx: Context): void {
  http.get("/api/v1/sdmx/structure", {
    schema: {
      operationId: "getSdmxStructure",
      summary: "The structure of our SDMX dataflow, with all code lists",
      description:
        "An SDMX-JSON 2.0 structure message: dimensions FREQ, REF_AREA, INDICATOR, one for each " +
        "breakdown, and TIME_PERIOD; attributes OBS_STATUS, UNIT_MEASURE, REPORTED, EXPECTED, COMMENT.",
      tags: ["indicators"],
      produces: [SDMX_STRUCTURE],
      querystring: Type.Object({
        areas: Type.Optional(
          Type.Union([Type.Literal("all"), Type.Literal("none")], {
            description: "Whether the code list of areas, all units of all times, is in the answer",
          }),
        ),
      }),
      response: { 200: Type.Object({ meta: Type.Unknown(), data: Type.Unknown() }) },
    },
    handler: async ({ query }, reply) =>
      reply
        .type(`${SDMX_STRUCTURE}; charset=utf-8`)
        .serializer(JSON.stringify)
        .send(await sdmxStructure(ctx, query.areas !== "none")),
  })
}
