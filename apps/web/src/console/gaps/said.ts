interface Typed {
  readonly organisation: string
  readonly document: string
  readonly note: string
}

/** What was said, without what was left empty. */
export const saidOf = ({ organisation, document, note }: Typed) => ({
  note: note.trim(),
  ...(organisation.trim() === "" ? {} : { organisation: organisation.trim() }),
  ...(document.trim() === "" ? {} : { document: document.trim() }),
})
