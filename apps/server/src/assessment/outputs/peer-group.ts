interface Words {
  readonly vi: string
  readonly en: string
}

const KNOWN: Readonly<Record<string, Words>> = {
  departments: { vi: "Sở, ban, ngành", en: "Departments" },
  localities: { vi: "Địa phương", en: "Localities" },
  communes: { vi: "Xã, phường, đặc khu", en: "Communes" },
  provinces: { vi: "Tỉnh, thành phố", en: "Provinces" },
}

/** What a peer group is called; one that the product does not know is called as it was named. */
export function groupName(group: string): Words {
  const plain = group.replaceAll("-", " ")
  return KNOWN[group] ?? { vi: plain, en: plain }
}
