import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Brand, PAIRING_IDS, PALETTES } from '@/lib/designs/brand'
import { DESIGNS } from '@/lib/designs/catalogue'
import { contrast } from '@/lib/designs/color'
import type { Design } from '@/lib/designs/design'
import { drawPage } from '@/lib/designs/draw.server'
import { FORMAT_IDS, type Format } from '@/lib/designs/format'
import { complaints } from '@/lib/designs/inspect.server'
import type { Page } from '@/lib/designs/page'
import { FIELDS, type Field, type Words, wordsSchema } from '@/lib/designs/words'

const brandOf = (index: number): Brand => ({
  name: 'Larkfield',
  palette: (PALETTES[index] ?? PALETTES[0])?.palette ?? { ground: '', ink: '', accent: '', accent2: '' },
  pairing: PAIRING_IDS[index % PAIRING_IDS.length] ?? 'signal',
  logo: null,
})
const draw = (design: Design, format: Format, brand: Brand, words: Words = design.words): Page =>
  drawPage({ design, format, brand, words, picture: null })

const filled = (design: Design, fill: (most: number) => string): Words =>
  Object.fromEntries((Object.keys(design.words) as Field[]).map((field) => [field, fill(FIELDS[field].most)]))

function inside(page: Page): void {
  for (const { rows, turn } of page.texts) {
    if (turn) continue
    for (const row of rows) {
      expect(row.x).toBeGreaterThanOrEqual(0)
      expect(row.x + row.w).toBeLessThanOrEqual(page.w)
      expect(row.y + row.h).toBeLessThanOrEqual(page.h + 1)
    }
  }
}

/** No line of one text stands on a line of another. */
function apart(page: Page): void {
  const rows = page.texts.flatMap((text) => (text.turn ? [] : text.rows.map((row) => ({ text, row }))))
  for (const one of rows) {
    for (const other of rows) {
      if (one.text === other.text) continue
      const wide =
        Math.min(one.row.x + one.row.w, other.row.x + other.row.w) - Math.max(one.row.x, other.row.x)
      const high =
        Math.min(one.row.y + one.row.h, other.row.y + other.row.h) - Math.max(one.row.y, other.row.y)
      expect(wide > 4 && high > 4, `${one.text.lines.join(' ')} / ${other.text.lines.join(' ')}`).toBe(false)
    }
  }
}

describe('the designs', () => {
  it('are at least a hundred, each with an id, a name and words of its own', () => {
    expect(DESIGNS.length).toBeGreaterThanOrEqual(100)
    for (const of of ['id', 'name'] as const)
      expect(new Set(DESIGNS.map((d) => d[of])).size).toBe(DESIGNS.length)
    for (const design of DESIGNS) expect(wordsSchema.parse(design.words)).toEqual(design.words)
  })

  it('never ask for a reply that opts people out', () => {
    const said = DESIGNS.flatMap((design) => Object.values(design.words)).join('\n')
    expect(said).not.toMatch(/Reply (STOP(?! to opt out)|STOPALL|END|QUIT|CANCEL|UNSUBSCRIBE|HELP)\b/)
  })

  it.each(FORMAT_IDS)('say every word where it can be read, %s', async (format) => {
    const pages = DESIGNS.map((design, index) => ({ design, page: draw(design, format, brandOf(index % 9)) }))
    const wrong: string[] = []
    for (const { design, page } of pages) {
      const small = page.texts
        .filter(({ size }) => size < 17)
        .map(({ lines }) => `too small: ${lines.join(' ')}`)
      const hidden = (await complaints(page)).map(({ words }) => `cannot be read: ${words}`)
      wrong.push(...[...small, ...hidden].map((what) => `${design.id} ${what}`))
    }
    expect(wrong).toEqual([])
  })

  it.each(FORMAT_IDS)(
    'hold as much as their fields take, one endless word, and nothing at all, %s',
    (format) => {
      const sentence = 'Everything must go, and quickly, before the rain comes down again on us all. '
      for (const design of DESIGNS) {
        const full = draw(
          design,
          format,
          brandOf(1),
          filled(design, (most) => sentence.repeat(6).slice(0, most)),
        )
        inside(full)
        apart(full)
        apart(draw(design, format, brandOf(0)))
        inside(
          draw(
            design,
            format,
            brandOf(2),
            filled(design, (most) => 'W'.repeat(most)),
          ),
        )
        expect(draw(design, format, brandOf(0), {}).svg()).toContain('</svg>')
      }
    },
  )

  it('keep 4.5 to 1 for text in any brand', () => {
    const colour = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)
    const palette = fc.record({ ground: colour, ink: colour, accent: colour, accent2: colour })
    fc.assert(
      fc.property(
        palette,
        fc.constantFrom(...DESIGNS),
        fc.constantFrom(...FORMAT_IDS),
        (colours, design, format) => {
          const page = draw(design, format, { ...brandOf(0), palette: colours })
          for (const { fill, on } of page.texts) expect(contrast(fill, on)).toBeGreaterThanOrEqual(4.5)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('carry no typed character, no text element and no outside reference into the drawing', () => {
    const nasty = '"/><script>alert(1)</script><image href="https://evil.example/x.png"/>&xxe;'
    for (const design of DESIGNS) {
      const svg = draw(
        design,
        'square',
        { ...brandOf(3), name: nasty },
        filled(design, () => nasty),
      ).svg()
      expect(svg).not.toMatch(/<text|<script|<image|href|evil|xxe|url\((?!#)/)
    }
  })

  it('show the picture where they have a place for one', () => {
    const picture = { href: 'data:image/png;base64,AAAA', width: 400, height: 300 }
    const showing = DESIGNS.filter((design) =>
      drawPage({ design, format: 'portrait', brand: brandOf(0), words: design.words, picture })
        .svg()
        .includes(picture.href),
    )
    expect(showing.map(({ id }) => id)).toEqual(DESIGNS.filter((d) => d.picture).map(({ id }) => id))
    expect(showing.length).toBeGreaterThan(4)
  })
})
