import type { IncomingMessage, ServerResponse } from 'node:http'
import { config } from '../platform/config.server'
import { securityHeaders } from '../platform/headers'
import { wordsIn } from '../words/catalogue'
import { chooseLocale, type Locale, languageOf } from '../words/languages'

/** Answers a link that leads nowhere (any more), in the visitor's language. They are a brand's customers: nothing here is ours. */
export function answerGone(request: IncomingMessage, response: ServerResponse): void {
  const page = gonePage(chooseLocale({ acceptLanguage: request.headers['accept-language'] ?? null }))
  response.writeHead(404, {
    ...securityHeaders(config().linkUrl.startsWith('https://')),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(page),
  })
  response.end(page)
}

/** Whole in itself, as a page that answers wrong addresses should be cheap; its colours are those of tokens.css. */
const style = `:root{color-scheme:light dark;--ink:#0f141a;--ink-2:#414c59;--canvas:#edf0f3;--off-rim:#b9c2cc}
@media(prefers-color-scheme:dark){:root{--ink:#eff3f7;--ink-2:#b6c0cb;--canvas:#090c10;--off-rim:#28303a}}
body{margin:0;display:grid;min-height:100dvh;place-content:center;padding:0 24px;box-sizing:border-box;
font:16px/24px system-ui,sans-serif;color:var(--ink);background:var(--canvas)}
main{max-width:26rem}
main::before{content:"";display:block;width:76px;height:8px;margin-bottom:20px;
background:radial-gradient(circle at 4px 4px,var(--off-rim) 3.5px,#0000 4px) 0 0/17px 8px}
h1{margin:0 0 8px;font-size:26px;line-height:32px;letter-spacing:-.02em;text-wrap:balance}
p{margin:0;color:var(--ink-2);text-wrap:pretty}`

function gonePage(locale: Locale): string {
  const t = wordsIn(locale, 'lost')
  const title = t('linkEnded.title')
  return `<!doctype html><html lang="${locale}" dir="${languageOf(locale).direction}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${style}</style></head>
<body><main><h1>${title}</h1><p>${t('linkEnded.text')}</p></main></body></html>`
}
