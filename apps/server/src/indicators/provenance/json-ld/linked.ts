import { addressOf } from "../address.ts"
import type {
  CellProvenance,
  CellVersion,
  Contributor,
  InputTold,
  Opened,
  Provenance,
  ReportTold,
} from "../model.ts"
import { standingOf } from "../standing.ts"
import { CONTEXT_PATH } from "./context.ts"

/** One node of a graph; addresses are names. */
export type Node = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly type: string | readonly string[]
}

export interface Linked {
  readonly "@context": string
  readonly graph: readonly Node[]
}

/** What is known at what instant, and under which address. */
interface At {
  readonly origin: string
  readonly knownAt: string
  readonly stage: string
}

const nameOf = (opened: Opened, { origin, knownAt, stage }: At) =>
  `${origin}${addressOf(opened, knownAt, stage)}`

/** Statements without a value are left out. */
export function node(
  id: string,
  type: Node["type"],
  more: Readonly<Record<string, unknown>>,
): Node {
  const said = Object.entries(more).filter(
    ([, value]) => value !== null && value !== undefined && !isEmpty(value),
  )
  return { id, type, ...Object.fromEntries(said) }
}

const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0

/** A figure, the computation it came from, and what that used. */
export function linkedFigure(found: Provenance, origin: string): Linked {
  const at: At = { origin, knownAt: found.knownAt, stage: found.stage }
  const self = nameOf(found.opened, at)
  const used = usedBy(found, at)
  const plan = found.formula === null ? null : `${self}#formula`
  const [inputs, contributors] = [found.inputs, found.contributors?.rows ?? []]
  return {
    "@context": `${origin}${CONTEXT_PATH}`,
    graph: [
      node(self, "Entity", {
        label: found.nameVi,
        value: found.value,
        unitText: found.unitOfMeasure,
        temporal: found.period.code,
        spatial: `${origin}/dia-ban/${found.unit.id}`,
        wasGeneratedBy: `${self}#computation`,
        wasDerivedFrom: used,
        qualifiedDerivation: used.map((_, i) => `${self}#derivation-${i + 1}`),
      }),
      node(`${self}#computation`, "Activity", {
        label: `Tính ${found.nameVi}`,
        used,
        wasAssociatedWith: `${origin}/#he-thong`,
        qualifiedAssociation: plan === null ? null : `${self}#association`,
      }),
      ...(plan === null ? [] : formulaNodes(found, plan, self, at)),
      softwareNode(origin),
      ...inputs.map((input) => inputNode(input, at)),
      ...contributors.filter(bringsSomething).flatMap((one) => contributorNode(one, found, at)),
      ...used.map((entity, i) =>
        node(`${self}#derivation-${i + 1}`, "Derivation", {
          entity,
          hadActivity: `${self}#computation`,
          description: inputs.length > 0 ? inputs[i]?.read : weightWords(contributors, i),
        }),
      ),
    ],
  }
}

const softwareNode = (origin: string): Node =>
  node(`${origin}/#he-thong`, ["Agent", "prov:SoftwareAgent"], { label: "Tỉnh Số" })

function usedBy(found: Provenance, at: At): string[] {
  const inputs = found.inputs.map(({ opens }) => nameOf(opens, at))
  const contributors = (found.contributors?.rows ?? []).filter(bringsSomething)
  return [
    ...new Set([
      ...inputs,
      ...contributors.flatMap(({ opens }) => (opens === null ? [] : nameOf(opens, at))),
    ]),
  ]
}

const bringsSomething = ({ brings }: Contributor) => brings !== null

function weightWords(contributors: readonly Contributor[], i: number): string | null {
  const one = contributors.filter(bringsSomething)[i]
  if (one === undefined || one.weight === 1) return null
  const steps = one.carried.map(({ date, document }) => `${date} ${document ?? ""}`.trim())
  return `weight ${one.weight ?? "unknown"}${steps.length === 0 ? "" : `; ${steps.join("; ")}`}`
}

function formulaNodes(found: Provenance, plan: string, self: string, { origin }: At): Node[] {
  const { formula } = found
  if (formula === null) return []
  const document = formula.document === null ? null : `${plan}-document`
  return [
    node(plan, ["Entity", "Plan"], {
      label: formula.text,
      description: formula.sentenceVi,
      identifier: `${found.opened.indicator} v${formula.version}`,
      generatedAtTime: formula.recordedAt,
      hadPrimarySource: document,
    }),
    node(`${self}#association`, "Association", { agent: `${origin}/#he-thong`, hadPlan: plan }),
    ...(document === null
      ? []
      : [node(document, "Entity", { label: formula.document, identifier: formula.document })]),
  ]
}

const inputNode = ({ opens, nameVi, value, unitOfMeasure }: InputTold, at: At): Node =>
  node(nameOf(opens, at), "Entity", {
    label: nameVi,
    value,
    unitText: unitOfMeasure,
    temporal: opens.period,
    spatial: `${at.origin}/dia-ban/${opens.unit}`,
  })

function contributorNode(
  { opens, unit, value }: Contributor,
  { nameVi, unitOfMeasure }: Provenance,
  at: At,
): Node[] {
  if (opens === null) return []
  return [
    node(nameOf(opens, at), "Entity", {
      label: `${nameVi}, ${unit.fullName}`,
      value,
      unitText: unitOfMeasure,
      temporal: opens.period,
      spatial: `${at.origin}/dia-ban/${unit.id}`,
    }),
  ]
}

/** What one reporter said: the versions of a cell, where they came from, and the report around them. */
export function linkedCell(found: CellProvenance, origin: string): Linked {
  const at: At = { origin, knownAt: found.knownAt, stage: found.stage }
  const self = nameOf(found.opened, at)
  const version = (one: CellVersion) => `${self}#${one.layer}-${one.version}`
  const standing = standingOf(found.versions)
  const made = found.made === "cell" && standing !== undefined
  const parts = found.parts.flatMap(({ opens }) => (opens === null ? [] : nameOf(opens, at)))
  return {
    "@context": `${origin}${CONTEXT_PATH}`,
    graph: [
      node(self, "Entity", {
        label: `${found.nameVi}, ${found.unit.fullName}`,
        value: found.value,
        unitText: found.unitOfMeasure,
        temporal: found.period.code,
        spatial: `${origin}/dia-ban/${found.unit.id}`,
        wasDerivedFrom: made ? [version(standing)] : parts,
      }),
      ...found.parts.flatMap(({ opens, value, period }) =>
        opens === null
          ? []
          : [node(nameOf(opens, at), "Entity", { label: found.nameVi, value, temporal: period })],
      ),
      ...found.versions.flatMap((one, i) => {
        const earlier = found.versions.slice(i + 1).find(({ layer }) => layer === one.layer)
        return versionNodes(one, version(one), earlier === undefined ? null : version(earlier))
      }),
      ...found.reports.flatMap((report) => reportNodes(report, self, origin)),
    ],
  }
}

function versionNodes(one: CellVersion, name: string, earlier: string | null): Node[] {
  const source = `${name}-source`
  return [
    node(name, "Entity", {
      label: one.written ?? (one.value === null ? one.status : String(one.value)),
      value: one.value,
      generatedAtTime: one.publishedAt ?? one.enteredAt,
      invalidatedAtTime: one.supersededAt,
      wasRevisionOf: earlier,
      wasGeneratedBy: `${name}-entry`,
      hadPrimarySource: source,
    }),
    node(`${name}-entry`, "Activity", { endedAtTime: one.enteredAt, used: source }),
    node(source, "Entity", { label: sourceWords(one), identifier: one.place }),
  ]
}

/** Where a value was read: "form", a file with its sheet, a query of a register. */
function sourceWords({ source, place }: CellVersion): string {
  const where = place === null ? "" : `, ${place}`
  switch (source.kind) {
    case "form":
      return `form ${source.form}${where}`
    case "file":
      return `${source.file}${source.sheet === null ? "" : `, ${source.sheet}`}${where}, sha256 ${source.sha256}`
    case "api":
      return `API${where}`
    case "register":
      return `register query ${source.query}, hash ${source.hash}`
    case "figure":
      return `figure ${source.figure}`
    case "publication":
    case "withdrawal":
      return `${source.kind} ${source.of}`
  }
}

function reportNodes(report: ReportTold, self: string, origin: string): Node[] {
  const name = `${self}#report-${encodeURIComponent(report.collection)}`
  const offices = [...new Set(report.steps.map(({ organisation }) => organisation))]
  const office = (organisation: string) => `${name}-office-${offices.indexOf(organisation) + 1}`
  const evidence = report.evidence.map(({ id }) => `${origin}/api/v1/evidence/${id}`)
  return [
    node(name, ["Entity", "Collection"], {
      label: report.title,
      identifier: report.collection,
      hadMember: [self],
      wasGeneratedBy: report.steps.length === 0 ? null : `${name}-step-1`,
      wasDerivedFrom: evidence,
    }),
    ...report.steps.flatMap((step, i) => {
      const own = `${name}-step-${i + 1}`
      return [
        node(own, "Activity", {
          label: step.kind,
          endedAtTime: step.at,
          wasInformedBy: i === 0 ? null : `${name}-step-${i}`,
          wasAssociatedWith: office(step.organisation),
          qualifiedAssociation: `${own}-association`,
        }),
        node(`${own}-association`, "Association", {
          agent: office(step.organisation),
          hadRole: `${name}-role-${step.role}`,
        }),
      ]
    }),
    ...[...new Set(report.steps.map(({ role }) => role))].map((role) =>
      node(`${name}-role-${role}`, "Role", { label: role }),
    ),
    ...offices.map((label) => node(office(label), ["Agent", "Organization"], { label })),
    ...report.evidence.map((one, i) =>
      node(evidence[i] ?? "", "Entity", {
        label: one.summary,
        identifier: one.number,
        issued: one.issued,
      }),
    ),
  ]
}
