import type { Locale } from '../words/languages'
import { languageOf } from '../words/languages'

/** Pages for the people whom a brand wrote to. Each is whole in itself: no script, no font, no second request but for its media. */

/** Markup that may be sent as it is. Made by `html` alone. */
class Markup {
  constructor(readonly text: string) {}
}

type Piece = Markup | string | number | null

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Markup with its values made harmless, in text and in quoted attributes alike. */
export function html(parts: TemplateStringsArray, ...values: Piece[]): Markup {
  const written = values.map((value) =>
    value instanceof Markup
      ? value.text
      : String(value ?? '').replace(/[&<>"']/g, (sign) => entities[sign] ?? ''),
  )
  return new Markup(parts.map((part, index) => part + (written[index] ?? '')).join(''))
}

/** Colours as #rrggbb; null where the brand has chosen none. */
export type PublicBrand = { name: string; ground: string | null; ink: string | null }

export type PublicPage = {
  locale: Locale
  title: string
  /** Whose page it is: its name on its own colours. Without, nothing here is anybody's. */
  brand?: PublicBrand
  main: Markup
}

/** Its colours are those of tokens.css. */
const style = `:root{color-scheme:light dark;--ink:#0f141a;--ink-2:#414c59;--canvas:#edf0f3;--surface:#fff;--line:#dde3e9;--off-rim:#b9c2cc;--focus:#2a5fcb}
@media(prefers-color-scheme:dark){:root{--ink:#eff3f7;--ink-2:#b6c0cb;--canvas:#090c10;--surface:#11161c;--line:#232a33;--off-rim:#28303a;--focus:#6fa1ff}}
*{box-sizing:border-box}
body{margin:0;min-height:100dvh;display:grid;grid-template-rows:auto 1fr;font:17px/26px system-ui,sans-serif;color:var(--ink);background:var(--canvas);overflow-wrap:anywhere}
header{padding:18px 24px;font-weight:700;font-size:19px;line-height:24px;letter-spacing:-.01em;background:var(--surface);border-bottom:1px solid var(--line)}
header,main{padding-inline:max(24px,calc(50vw - 15rem))}
main{grid-row:2;width:100%;padding-block:32px;display:flex;flex-direction:column;justify-content:center;gap:12px}
main.low::before{content:"";width:76px;height:8px;margin-bottom:8px;background:radial-gradient(circle at 4px 4px,var(--off-rim) 3.5px,#0000 4px) 0 0/17px 8px}
h1{margin:0;font-size:26px;line-height:32px;letter-spacing:-.02em;text-wrap:balance}
p{margin:0;color:var(--ink-2);text-wrap:pretty}
a{color:inherit;text-underline-offset:3px}
small{display:block;font-size:14px;line-height:20px}
button,.act{display:inline-flex;align-items:center;justify-content:center;min-height:48px;padding:10px 22px;border:0;border-radius:10px;font:600 17px/24px system-ui,sans-serif;color:var(--canvas);background:var(--ink);text-decoration:none;cursor:pointer}
form{margin:12px 0 4px}
form button{width:100%}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
figure{margin:0;display:grid;gap:10px}
figure img,figure video{display:block;width:100%;height:auto;max-height:72dvh;object-fit:contain;border-radius:14px;background:var(--surface)}
figure audio{width:100%}
footer{margin-top:20px;padding-top:14px;border-top:1px solid var(--line);display:grid;gap:4px}`

const colour = /^#[0-9a-f]{6}$/i

/** The page as text. */
export function writePage({ locale, title, brand, main }: PublicPage): string {
  const band = brand && colour.test(brand.ground ?? '') && colour.test(brand.ink ?? '') ? brand : undefined
  const own = band ? `header{color:${band.ink};background:${band.ground};border:0}` : ''
  const head = brand ? html`<header>${brand.name}</header>` : null
  return html`<!doctype html><html lang="${locale}" dir="${languageOf(locale).direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title>
<style>${new Markup(style + own)}</style></head>
<body>${head}<main class="${brand ? 'own' : 'low'}">${main}</main></body></html>`.text
}
