import { expect, it } from 'vitest'
import { findLinks, numberLinks, rewriteLinks } from '@/lib/links/rewrite'

it('finds addresses without the punctuation around them', () => {
  expect(
    findLinks('See https://lark.example/a?b=1, or (http://x.example/y).').map((spot) => spot.url),
  ).toEqual(['https://lark.example/a?b=1', 'http://x.example/y'])
})

it('numbers a destination once however often it appears', () => {
  const links = numberLinks(['https://a.example https://b.example', 'https://b.example https://c.example'])
  expect(links.map((link) => link.url)).toEqual([
    'https://a.example',
    'https://b.example',
    'https://c.example',
  ])
  expect(links.map((link) => link.number)).toEqual([0, 1, 2])
})

it('replaces numbered destinations and leaves the rest of the text alone', () => {
  const text = 'Now: https://a.example/shoes. Later https://other.example'
  const links = [{ number: 0, url: 'https://a.example/shoes' }]
  expect(rewriteLinks(text, links, (number) => `lark.fd/${number}`)).toBe(
    'Now: lark.fd/0. Later https://other.example',
  )
})
