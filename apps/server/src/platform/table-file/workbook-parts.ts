/** Where each sheet's cells are kept inside a workbook, read from its own table of contents. */
export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Null for a chart sheet or a dialog, which have no cells. */
  readonly part: string | null
}

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s(?:\\w+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
    .exec(tag)
    ?.slice(1)
    .find(Boolean) ?? null

const tags = (xml: string, name: string) =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, "g")) ?? []

/** The address of a part as seen from the folder of another. */
function resolvePart(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}/${target}`.split("/")) {
    if (step === "..") steps.pop()
    else if (step !== "." && step !== "") steps.push(step)
  }
  return steps.join("/")
}

function relations(parts: ReadonlyMap<string, Buffer>, part: string) {
  const slash = part.lastIndexOf("/")
  const folder = slash < 0 ? "" : part.slice(0, slash)
  const name = `${folder}${folder === "" ? "" : "/"}_rels/${part.slice(slash + 1)}.rels`
  const xml = parts.get(name)?.toString("utf8") ?? ""
  return tags(xml, "Relationship").map((tag) => ({
    id: attribute(tag, "Id"),
    type: attribute(tag, "Type") ?? "",
    part: resolvePart(folder, attribute(tag, "Target") ?? ""),
  }))
}

export function sheetParts(
  parts: ReadonlyMap<string, Buffer>,
  decodeXml: (text: string) => string,
): readonly SheetPart[] {
  const root = relations(parts, "").find(({ type }) => type.endsWith("/officeDocument"))
  const workbook = root?.part ?? "xl/workbook.xml"
  const xml = parts.get(workbook)?.toString("utf8") ?? ""
  const byId = new Map(relations(parts, workbook).map((relation) => [relation.id, relation]))
  return tags(xml, "sheet").map((tag) => {
    const relation = byId.get(attribute(tag, "id"))
    return {
      name: decodeXml(attribute(tag, "name") ?? ""),
      hidden: (attribute(tag, "state") ?? "visible") !== "visible",
      part: relation?.type.endsWith("/worksheet") === true ? relation.part : null,
    }
  })
}
