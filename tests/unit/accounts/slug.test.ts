import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeSlug, slugOf } from '@/lib/accounts/slug'

describe('slugOf', () => {
  it.each([
    ['Larkfield', 'larkfield'],
    ['Café Noël & Söhne', 'cafe-noel-sohne'],
    ["Nora’s & Joe's", 'noras-joes'],
    ['  --  ', 'workspace'],
    ['東京', 'workspace'],
    ['Ünïcode/../..', 'unicode'],
  ])('%s becomes %s', (name, slug) => expect(slugOf(name)).toBe(slug))

  it('is always a safe path segment', () => {
    fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slugOf(name))))
  })

  it('is at most 40 characters and does not end on a hyphen', () => {
    expect(slugOf(`${'a'.repeat(39)} b`)).toBe('a'.repeat(39))
  })
})

describe('freeSlug', () => {
  it('counts on past what is taken', () => {
    expect(freeSlug('halden', new Set())).toBe('halden')
    expect(freeSlug('halden', new Set(['halden', 'halden-2']))).toBe('halden-3')
  })

  it('keeps off every first path segment of the application', () => {
    const routes = filesOf('app', /^(page|route)\./)
      .map((file) => file.split('/').filter((part) => !part.startsWith('(') && !/\.tsx?$/.test(part))[1])
      .filter((segment) => segment !== undefined && !segment.startsWith('['))
    const hotPaths = filesOf('lib', /\.server\.ts$/).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/prefix: '\/([^/']+)/g)].map((match) => match[1]),
    )
    const segments = [...routes, ...hotPaths, ...readdirSync('public')].filter(
      (name) => name && !name.includes('.'),
    )
    expect(segments).toEqual(expect.arrayContaining(['sign-in', 'l', 'fonts']))
    for (const segment of segments) expect(freeSlug(segment ?? '', new Set()), segment).not.toBe(segment)
  })
})

function filesOf(folder: string, name: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
}
