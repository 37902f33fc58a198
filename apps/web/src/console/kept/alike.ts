/**
 * Whether what this browser kept has the shape of what the page begins with: the same names, values
 * of the same kinds. A page of a newer version of the product begins anew. What begins as null may
 * be anything, and of lists and tables by code only the kind is looked at.
 */
export function alike<T>(first: T, read: unknown): read is T {
  if (first === null) return read !== undefined
  if (read === null) return false
  if (Array.isArray(first)) return Array.isArray(read)
  if (typeof first !== "object") return typeof read === typeof first
  if (typeof read !== "object" || Array.isArray(read)) return false
  const found = new Map<string, unknown>(Object.entries(read))
  return Object.entries(first).every(([name, value]) => alike(value, found.get(name)))
}
