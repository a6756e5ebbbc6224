import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

/** Rooms of lib from the ground up; each may import from the floors below its own. */
const floors = [
  ['words'],
  ['platform', 'mms'],
  ['accounts'],
  ['consent', 'webhooks'],
  ['contacts'],
  ['segments', 'carriers', 'media', 'links'],
  ['designs'],
  ['messages'],
  ['campaigns'],
  ['analytics'],
]
const floorOf = new Map(floors.flatMap((rooms, floor) => rooms.map((room) => [room, floor] as const)))

type Import = { file: string; from: string; to: string }

function importsOf(file: string): Import[] {
  const source = readFileSync(path.join(root, file), 'utf8')
  return [...source.matchAll(/(?:from|import)\s*\(?'([^']+)'/g)].flatMap(([, target = '']) => {
    const resolved = target.startsWith('@/')
      ? target.slice(2)
      : target.startsWith('.')
        ? path.join(path.dirname(file), target)
        : null
    return resolved === null ? [] : [{ file, from: file, to: resolved }]
  })
}

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated'))
    .map((name) => path.join(folder, name))
}

const room = (file: string) => /^lib\/([^/]+)\//.exec(file)?.[1]

it('knows every room of lib', () => {
  expect([...new Set(sources('lib').map(room))].sort()).toEqual([...floorOf.keys()].sort())
})

it('lets a room import only from the floors below it', () => {
  const wrong = sources('lib')
    .flatMap(importsOf)
    .filter(({ from, to }) => {
      const [a, b] = [room(from), room(to)]
      if (!a) return false
      if (!b) return !to.startsWith('lib/')
      return a !== b && (floorOf.get(b) ?? 99) >= (floorOf.get(a) ?? -1)
    })
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

it('keeps MMS free of the rest, so that it could be a package of its own', () => {
  const outside = sources('lib/mms')
    .flatMap(importsOf)
    .filter(({ to }) => !to.startsWith('lib/mms'))
  expect(outside).toEqual([])
})

it('keeps files short enough to read', () => {
  const long = ['app', 'components', 'lib', 'workers']
    .flatMap(sources)
    // A catalogue is a table that translators take whole, room by room.
    .filter((file) => !file.startsWith('lib/words/en/'))
    .map((file) => ({ file, lines: readFileSync(path.join(root, file), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 300)
  expect(long).toEqual([])
})

it('has no drawers for odds and ends', () => {
  const drawers = ['app', 'components', 'lib', 'workers']
    .flatMap(sources)
    .filter((file) => /(^|\/)(utils?|helpers?|misc|common|services?)(\.|\/)|-old\./.test(file))
  expect(drawers).toEqual([])
})
