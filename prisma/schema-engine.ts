import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

const SCHEMA = join(import.meta.dirname, 'schema')

/** The Prisma schema as one text: its files in order of name. */
export function readSchema(folder = SCHEMA): string {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
    .concat('\n')
}

/**
 * SQL that turns a database of schema `from` (null: an empty one) into one of schema `to`; empty when nothing
 * differs. Compares the two texts and needs no database.
 */
export async function diff(from: string | null, to: string): Promise<string> {
  const engine = await load()
  const target = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  })
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' } : target(from),
    to: target(to),
    script: true,
    exitCode: null,
    filters: { externalTables: [], externalEnums: [] },
  })
  engine.free()
  const sql = stdout ?? ''
  return sql.includes('This is an empty migration') ? '' : sql
}

/** The WASM build of Prisma's schema engine, given a database that knows nothing but its version. */
async function load(): Promise<SchemaEngine> {
  const { SchemaEngine } = await wasm()
  return SchemaEngine.new({ datamodels: undefined }, () => {}, noDatabase())
}

// On construction the engine asks for the server's version, which decides a few details of the SQL it writes.
// Answering that one question here spares every diff a running database.
function noDatabase(): object {
  const refuse = () => Promise.reject(new Error('Comparing schemas reads no database.'))
  const { Boolean: Bool, Text, Int32 } = ColumnTypeEnum
  const connection = {
    provider: 'postgres' as const,
    adapterName: 'none',
    queryRaw: () =>
      Promise.resolve({
        columnNames: ['exists', 'version', 'numeric_version'],
        columnTypes: [Bool, Text, Int32],
        rows: [[true, 'PostgreSQL 18.0', 180_000]],
      }),
    executeRaw: refuse,
    executeScript: refuse,
    startTransaction: refuse,
    dispose: () => Promise.resolve(),
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  }
  const connect = () => Promise.resolve(connection)
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: 'none',
    connect,
    connectToShadowDb: connect,
  })
}

type Wasm = typeof import('@prisma/schema-engine-wasm')
let instantiated: Promise<Wasm> | undefined

// The glue code keeps views of one instance's memory, so there must be one instance per process.
function wasm(): Promise<Wasm> {
  instantiated ??= instantiate()
  return instantiated
}

// The package's own entry imports a .wasm file, which Node 20 cannot do.
async function instantiate(): Promise<Wasm> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'))
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const bytes = readFileSync(join(folder, 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': { ...glue } })
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue
}
