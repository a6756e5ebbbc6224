import { expect, it } from 'vitest'
import { html, type PublicBrand, writePage } from '@/lib/links/public-page'

const hostile = `<img src=x onerror="alert('x')">&`

const page = (brand: PublicBrand) =>
  writePage({ locale: 'en', title: hostile, brand, main: html`<a title="${hostile}">${hostile}</a>` })

it('makes whatever a brand, a file or a person is called harmless', () => {
  const written = page({ name: hostile, ground: null, ink: null })
  expect(written).not.toContain('<img')
  expect(written.match(/&lt;img src=x onerror=&quot;alert\(&#39;x&#39;\)&quot;&gt;&amp;/g)).toHaveLength(4)
})

it('takes colours only for what they are', () => {
  expect(page({ name: 'Larkfield', ground: '#123abc', ink: '#ffffff' })).toContain(
    'header{color:#ffffff;background:#123abc',
  )
  for (const ground of ['red}</style><script>', '#12345', 'url(x)'])
    expect(page({ name: 'Larkfield', ground, ink: '#ffffff' })).not.toContain(ground)
})
