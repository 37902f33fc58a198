import type { FastifyRequest } from "fastify"
import type { Context } from "../../../platform/context.ts"
import type { Identity } from "../../../platform/identity/index.ts"
import type { Sight } from "../sight.ts"
import { sightOf, sightOver } from "./sight-service.ts"

/** What whoever asks may see whole, who may be a program with a key (scope assets:read) too. */
export async function readingSightOf(
  ctx: Context,
  { gate, keys }: Pick<Identity, "gate" | "keys">,
  request: FastifyRequest,
): Promise<Sight> {
  if (!keys.has(request)) return sightOf(ctx, gate, request)
  const { holder } = await keys.need(request, "assets:read")
  return sightOver(ctx, [holder])
}
