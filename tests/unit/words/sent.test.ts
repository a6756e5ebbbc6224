import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const sources = new Map<string, string>()

function sourceOf(file: string): string {
  const known = sources.get(file) ?? readFileSync(path.join(root, file), 'utf8')
  sources.set(file, known)
  return known
}

/** The module that an import names, as a path from the root; undefined for packages. */
function resolved(from: string, target: string): string | undefined {
  const base = target.startsWith('@/') ? target.slice(2) : path.join(path.dirname(from), target)
  if (!target.startsWith('@/') && !target.startsWith('.')) return undefined
  const names = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => base + end)
  return names.find((name) => existsSync(path.join(root, name)) && statSync(path.join(root, name)).isFile())
}

function importsOf(file: string): string[] {
  const values = sourceOf(file).replace(/^import type .*$/gm, '')
  return [...values.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].flatMap(
    ([, target = '']) => resolved(file, target) ?? [],
  )
}

/** Rooms that client components speak from, in everything that `entry` brings into the browser. */
function spokenInBrowser(entry: string): Map<string, string> {
  const rooms = new Map<string, string>()
  const seen = new Set<string>()
  const visit = (file: string, client: boolean) => {
    const here = client || sourceOf(file).startsWith("'use client'")
    const key = `${file} ${here}`
    if (seen.has(key) || file.includes('.server.') || sourceOf(file).startsWith("'use server'")) return
    seen.add(key)
    if (here) {
      for (const [, room = ''] of sourceOf(file).matchAll(/useWords\('(\w+)'\)/g)) rooms.set(room, file)
    }
    for (const next of importsOf(file)) visit(next, here)
  }
  visit(entry, false)
  return rooms
}

function sentBy(layout: string): string[] {
  return [...sourceOf(layout).matchAll(/rooms=\{\[([^\]]*)/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/'(\w+)'/g)].map(([, room = '']) => room),
  )
}

const entries = readdirSync(path.join(root, 'app'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /(^|\/)(page|layout|error|not-found|forbidden|loading)\.tsx$/.test(name))
  .map((name) => path.join('app', name))

it('sends every page the rooms that its client components speak from', () => {
  const missing = entries.flatMap((entry) => {
    const sent = new Set(sentBy(entry))
    for (let folder = path.dirname(entry); folder !== '.'; folder = path.dirname(folder)) {
      const layout = path.join(folder, 'layout.tsx')
      if (existsSync(path.join(root, layout))) for (const room of sentBy(layout)) sent.add(room)
    }
    return [...spokenInBrowser(entry)]
      .filter(([room]) => !sent.has(room))
      .map(([room, file]) => `${entry} lacks ${room}, for ${file}`)
  })
  expect(missing).toEqual([])
})

it('sends no room that nothing below speaks from', () => {
  const idle = entries.flatMap((entry) => {
    const below = path.basename(entry) === 'layout.tsx' ? `${path.dirname(entry)}/` : entry
    const spoken = new Set(
      entries.filter((name) => name.startsWith(below)).flatMap((name) => [...spokenInBrowser(name).keys()]),
    )
    return sentBy(entry).flatMap((room) => (spoken.has(room) ? [] : `${entry} sends ${room} to nobody`))
  })
  expect(idle).toEqual([])
})
