import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { FONT } from '@/components/ui/font'

it('describes the file that the styles describe', () => {
  const [, face = ''] =
    /@font-face \{([^}]*)\}/.exec(readFileSync('components/ui/styles/tokens.css', 'utf8')) ?? []
  const value = (name: string) => new RegExp(`${name}:\\s*([^;]*);`).exec(face)?.[1]?.replace(/\s+/g, ' ')
  expect(face).toContain(FONT.path)
  expect({
    weight: value('font-weight'),
    stretch: value('font-stretch'),
    unicodeRange: value('unicode-range'),
  }).toEqual(FONT.descriptors)
})
