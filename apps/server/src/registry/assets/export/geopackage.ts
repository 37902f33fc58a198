import { DatabaseSync } from "node:sqlite"
import { breathing } from "../../../platform/breath.ts"
import { type Property, type PropertyValue, shapeOf, tellableOf } from "../feature.ts"
import { boxOf } from "../geometry.ts"
import type { AssetKind, Geometry } from "../model.ts"
import type { Layer } from "./layer.ts"
import { wkbOf } from "./wkb.ts"

const TYPES: Readonly<Record<Property["type"], string>> = {
  text: "TEXT",
  integer: "INTEGER",
  number: "REAL",
  boolean: "BOOLEAN",
  date: "DATE",
}

/** GeoPackage 1.3 (OGC 12-128r17): what every such file has. */
const TABLES = `
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER, CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name), CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name), CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('WGS 84 geodetic', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude/latitude'),
 ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
 ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL);
`

/** A GeoPackage with a table for each kind; made in memory. */
export async function geopackageOf(layers: readonly Layer[], at: Date): Promise<Uint8Array> {
  const db = new DatabaseSync(":memory:")
  try {
    db.exec(TABLES)
    db.exec("BEGIN")
    for (const layer of layers) await addLayer(db, layer, at)
    db.exec("COMMIT")
    return db.serialize()
  } finally {
    db.close()
  }
}

/** "base-station" as a table; codes of kinds have no other signs. */
const tableOf = ({ code }: AssetKind) => code.replaceAll("-", "_")

async function addLayer(db: DatabaseSync, layer: Layer, at: Date): Promise<void> {
  const { kind } = layer
  const properties = tellableOf(kind, layer.whole)
  const columns = properties.map(
    ({ name, many, type }) => `"${name}" ${many ? "TEXT" : TYPES[type]}`,
  )
  const table = tableOf(kind)
  db.exec(
    `CREATE TABLE "${table}" (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, ${columns.join(", ")})`,
  )
  const marks = ["?", "?", ...properties.map(() => "?")].join(", ")
  const insert = db.prepare(
    `INSERT INTO "${table}" (geom, id, ${properties.map(({ name }) => `"${name}"`).join(", ")}) VALUES (${marks})`,
  )
  const around = [Infinity, Infinity, -Infinity, -Infinity]
  const breath = breathing()
  for (const asset of layer.assets()) {
    const shape = shapeOf(asset)
    const values = properties.map(({ valueOf }) => stored(valueOf(asset)))
    insert.run(shape === null ? null : blobOf(shape, around), asset.id, ...values)
    if (breath.due()) await breath.take()
  }
  const box = around.every(Number.isFinite) ? around : [null, null, null, null]
  db.prepare("INSERT INTO gpkg_contents VALUES (?, 'features', ?, ?, ?, ?, ?, ?, ?, 4326)").run(
    table,
    kind.nameVi,
    kind.nameEn,
    at.toISOString(),
    ...box,
  )
  db.prepare("INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', 'GEOMETRY', 4326, 0, 0)").run(
    table,
  )
}

function stored(value: PropertyValue): string | number | null {
  if (typeof value === "boolean") return value ? 1 : 0
  return Array.isArray(value) ? value.join("; ") : value
}

/** "GP", version, flags (little end first, with a box), the reference system, the box, the shape. */
function blobOf(geometry: Geometry, around: number[]): Buffer {
  const [west, south, east, north] = boxOf(geometry)
  around[0] = Math.min(around[0] ?? west, west)
  around[1] = Math.min(around[1] ?? south, south)
  around[2] = Math.max(around[2] ?? east, east)
  around[3] = Math.max(around[3] ?? north, north)
  const head = Buffer.alloc(40)
  head.write("GP", 0, "latin1")
  head.writeUInt8(0b11, 3)
  head.writeInt32LE(4326, 4)
  for (const [at, value] of [west, east, south, north].entries())
    head.writeDoubleLE(value, 8 + at * 8)
  return Buffer.concat([head, wkbOf(geometry)])
}
