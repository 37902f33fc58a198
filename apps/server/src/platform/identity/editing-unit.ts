import type { FastifyRequest } from "fastify"
import type { Gate } from "./gate.ts"

/** The unit or organisation in whose name somebody edits; "VN" for nobody in particular. */
export async function editingUnit(gate: Gate, request: FastifyRequest): Promise<string> {
  const who = await gate.actor(request)
  const grants = (who?.grants ?? []).filter(
    ({ role }) => role === "editor" || role === "administrator",
  )
  return grants.map(({ unitId }) => unitId).toSorted()[0] ?? "VN"
}
