import { provContext } from "../json-ld/context.ts"
import type { Linked, Node } from "../json-ld/linked.ts"

/** Classes of PROV-O with what they are kinds of. */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  "prov:Entity": [],
  "prov:Activity": [],
  "prov:Agent": [],
  "prov:SoftwareAgent": ["prov:Agent"],
  "prov:Organization": ["prov:Agent"],
  "prov:Plan": ["prov:Entity"],
  "prov:Collection": ["prov:Entity"],
  "prov:Role": [],
  "prov:Influence": [],
  "prov:EntityInfluence": ["prov:Influence"],
  "prov:AgentInfluence": ["prov:Influence"],
  "prov:Derivation": ["prov:EntityInfluence", "prov:Influence"],
  "prov:Association": ["prov:AgentInfluence", "prov:Influence"],
}

/** Properties with their domain and range (a class, or "literal"), as the Recommendation of 30 April 2013 has them. */
const PROPERTIES: Readonly<Record<string, readonly [domain: readonly string[], range: string]>> = {
  "prov:wasDerivedFrom": [["prov:Entity"], "prov:Entity"],
  "prov:wasRevisionOf": [["prov:Entity"], "prov:Entity"],
  "prov:hadPrimarySource": [["prov:Entity"], "prov:Entity"],
  "prov:wasGeneratedBy": [["prov:Entity"], "prov:Activity"],
  "prov:wasAttributedTo": [["prov:Entity"], "prov:Agent"],
  "prov:value": [["prov:Entity"], "literal"],
  "prov:hadMember": [["prov:Collection"], "prov:Entity"],
  "prov:generatedAtTime": [["prov:Entity"], "literal"],
  "prov:invalidatedAtTime": [["prov:Entity"], "literal"],
  "prov:used": [["prov:Activity"], "prov:Entity"],
  "prov:wasAssociatedWith": [["prov:Activity"], "prov:Agent"],
  "prov:wasInformedBy": [["prov:Activity"], "prov:Activity"],
  "prov:endedAtTime": [["prov:Activity"], "literal"],
  "prov:qualifiedDerivation": [["prov:Entity"], "prov:Derivation"],
  "prov:qualifiedAssociation": [["prov:Activity"], "prov:Association"],
  "prov:entity": [["prov:EntityInfluence"], "prov:Entity"],
  "prov:agent": [["prov:AgentInfluence"], "prov:Agent"],
  "prov:hadPlan": [["prov:Association"], "prov:Plan"],
  "prov:hadRole": [["prov:Influence"], "prov:Role"],
  "prov:hadActivity": [["prov:Influence"], "prov:Activity"],
}

const PREFIXES = /^(?:prov|rdfs|dcterms|schema|xsd):/u
const context: Readonly<Record<string, unknown>> = provContext

/** The full short name of a term: "used" is prov:used. */
function expanded(term: string): string | null {
  const found = context[term]
  if (typeof found === "string") return found
  if (typeof found === "object" && found !== null && "@id" in found) return String(found["@id"])
  return PREFIXES.test(term) ? term : null
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])

function classesOf(node: Node): Set<string> {
  const named = listOf(node.type).map((one) => expanded(String(one)) ?? String(one))
  return new Set(named.flatMap((one) => [one, ...(CLASSES[one] ?? [])]))
}

/** Everything in a graph that PROV-O does not know, or that stands where it must not. */
export function provFaults({ graph }: Linked): string[] {
  const byId = Map.groupBy(graph, ({ id }) => id)
  const classesAt = (id: string) =>
    new Set((byId.get(id) ?? []).flatMap((node) => [...classesOf(node)]))
  return graph.flatMap((node) => [
    ...listOf(node.type).flatMap((one) =>
      Object.hasOwn(CLASSES, expanded(String(one)) ?? "") ? [] : [`no class ${String(one)}`],
    ),
    ...Object.entries(node).flatMap(([term, value]) =>
      term === "id" || term === "type" ? [] : faultsOf(node, term, value, classesAt),
    ),
  ])
}

function faultsOf(
  node: Node,
  term: string,
  value: unknown,
  classesAt: (id: string) => Set<string>,
): string[] {
  const name = expanded(term)
  if (name === null) return [`no term ${term}`]
  if (!name.startsWith("prov:")) return []
  const property = PROPERTIES[name]
  if (property === undefined) return [`no property ${name}`]
  const [domain, range] = property
  const own = classesOf(node)
  const outside = domain.some((one) => own.has(one)) ? [] : [`${name} of ${[...own].join(", ")}`]
  if (range === "literal") return outside
  return [
    ...outside,
    ...listOf(value).flatMap((id) => {
      const there = classesAt(String(id))
      if (there.size === 0) return [`${name} leads to ${String(id)}, which nobody describes`]
      return there.has(range) ? [] : [`${name} leads to ${[...there].join(", ")}, not ${range}`]
    }),
  ]
}
