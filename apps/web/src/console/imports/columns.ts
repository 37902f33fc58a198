/** The columns of a file of figures: what each is for, and whether every row must fill it. */
export const FILE_COLUMNS = [
  { name: "id", required: true },
  { name: "source", required: true },
  { name: "place", required: true },
  { name: "place_level", required: true },
  { name: "as_of", required: true },
  { name: "kind", required: true },
  { name: "measure", required: true },
  { name: "label_vi", required: true },
  { name: "comparator", required: false },
  { name: "value", required: false },
  { name: "unit_of_measure", required: true },
  { name: "breakdown", required: false },
  { name: "whole", required: false },
  { name: "relation", required: false },
  { name: "note", required: false },
] as const
