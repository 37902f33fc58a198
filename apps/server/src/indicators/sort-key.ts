/**
 * A key whose order by bytes is the natural order of figures: by document, then id, with numbers
 * in ids as numbers ("qn-2" before "qn-10").
 */
export function sortKey(document: string, id: string): string {
  return `${natural(document)}\t${natural(id)}`
}

/** Each run of digits is led by its length, so that a longer number sorts after a shorter one. */
function natural(text: string): string {
  return text.replace(/\d+/gu, (digits) => {
    const plain = digits.replace(/^0+(?=\d)/u, "")
    return `${String.fromCodePoint(47 + plain.length)}${plain}${digits.length === plain.length ? "" : digits}`
  })
}
