import { existsSync } from "node:fs"
import { readdir, readFile } from "node:fs/promises"
import { basename, join } from "node:path"
import { formWrong, noSuchForm } from "./errors.ts"
import { type FormMapping, readMapping } from "./form-mapping.ts"

const SHIPPED = new URL("../../../../../data/assessment/forms/", import.meta.url)
/** Where a province lays its own forms, in the data directory. */
const OWN = "assessment-forms"
/** What is made where no form is named: an example until a province has its own. */
const FIRST = "dti-minh-hoa"

/** Every form that is configured: those of the province before the shipped ones. */
export async function listForms(dataDir: string): Promise<FormMapping[]> {
  const own = join(dataDir, OWN)
  const folders = [...(existsSync(own) ? [own] : []), SHIPPED.pathname]
  const files: string[] = []
  for (const folder of folders) {
    const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).toSorted()
    files.push(...names.map((name) => join(folder, name)))
  }
  const forms: FormMapping[] = []
  for (const file of files) {
    const form = await formIn(file)
    if (!forms.some(({ id }) => id === form.id)) forms.push(form)
  }
  return forms
}

/** A form out of its file. */
export async function formIn(file: string): Promise<FormMapping> {
  const read = readMapping(parsed(await readFile(file, "utf8")))
  if ("wrong" in read) throw formWrong(basename(file), read.wrong)
  return read.form
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export async function formOf(dataDir: string, id: string = FIRST): Promise<FormMapping> {
  const forms = await listForms(dataDir)
  const found = forms.find((one) => one.id === id)
  if (found === undefined) {
    throw noSuchForm(
      id,
      forms.map((one) => one.id),
    )
  }
  return found
}
