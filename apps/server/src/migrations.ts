import { migrationsIn, type Migration } from "./platform/migrations.ts"

const FOLDERS = ["platform", "registry", "evidence", "coverage", "indicators", "assessment"]

/** Every migration of the product; each folder's own files, in one order by time. */
export async function allMigrations(): Promise<Migration[]> {
  const lists = FOLDERS.map((name) =>
    migrationsIn(new URL(`./${name}/migrations/`, import.meta.url)),
  )
  return (await Promise.all(lists)).flat()
}
