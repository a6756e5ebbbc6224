import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** A page or a request handler that Next serves. */
export type Route = {
  /** `/[workspace]/campaigns/[campaign]` */
  pattern: string
  /** Of a handler: the methods it answers. Empty for a page. */
  methods: string[]
}

/** Every page and every handler of the build that runs, from Next's own list. */
export function routes(): Route[] {
  const list = readBuild('app-path-routes-manifest.json') as Record<string, string>
  return Object.entries(list)
    .filter(([entry]) => !entry.startsWith('/_') && !/\.\w+\/route$/.test(entry))
    .map(([entry, pattern]) => ({
      pattern,
      methods: entry.endsWith('/route') ? methodsOf(`app${entry}.ts`) : [],
    }))
    .toSorted((a, b) => a.pattern.localeCompare(b.pattern))
}

/** A file that Next wrote for the build that is being served. */
function readBuild(name: string): unknown {
  const file = path.join(process.env.NEXT_DIST_DIR ?? '.next', name)
  if (!existsSync(file)) throw new Error(`${file} is missing: the walk needs the build that is being served.`)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** `app/(dashboard)/[workspace]/media` becomes `/[workspace]/media`. */
function patternOf(folder: string): string {
  const parts = folder.split('/').slice(1)
  return `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
}

function methodsOf(file: string): string[] {
  const source = readFileSync(file, 'utf8')
  const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
  const exported = [...source.matchAll(/export\s+(?:const|async function|function|\{)([^=({;]*[^;\n]*)/g)]
    .map((match) => match[1])
    .join(' ')
  const found = methods.filter((method) => new RegExp(`\\b${method}\\b`).test(exported))
  if (found.length === 0) throw new Error(`The walk cannot see which methods ${file} answers.`)
  return found
}

/** A path to call, every `[name]` replaced. @throws when the walk does not know what stands for a name. */
export function pathOf(pattern: string, values: Record<string, string>): string {
  const known = pattern.replace('[campaign]/results', '[sentCampaign]/results')
  return known.replace(/\[(?:\.\.\.)?([^\]]+)\]/g, (_, name: string) => {
    const value = values[name]
    if (!value)
      throw new Error(`The walk does not know a real [${name}]. Add one to tests/e2e/access/sample.ts.`)
    return value
  })
}

export type Action = { id: string; file: string; name: string; page: string; folder: string }

/** Every server action of the build that runs, from Next's own list. */
export function actions(): Action[] {
  const { node } = readBuild('server/server-reference-manifest.json') as {
    node: Record<string, { workers: Record<string, unknown>; filename?: string; exportedName?: string }>
  }
  const all = Object.entries(node).map(([id, { workers, filename = '', exportedName = '' }]) => ({
    id,
    file: filename,
    name: exportedName,
    folder: path.dirname(filename).replace(/^app\//, ''),
    page: patternOf(path.dirname(Object.keys(workers)[0] ?? '')),
  }))
  const nameless = all.find(({ file, name }) => !file || !name || name.startsWith('$$'))
  if (nameless) {
    throw new Error(
      `The walk cannot tell what action ${nameless.id} (${nameless.file} ${nameless.name}) is. Export it by name from an actions.ts.`,
    )
  }
  return all.toSorted((a, b) => `${a.file} ${a.name}`.localeCompare(`${b.file} ${b.name}`))
}
