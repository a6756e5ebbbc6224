import type { IncomingMessage, ServerResponse } from 'node:http'
import { wordsIn } from '../words/catalogue'
import { html } from './public-page'
import { sendPage, visitorLocale } from './send-page.server'

/** Answers a link that leads nowhere (any more), in the visitor's language. They are a brand's customers: nothing here is ours. */
export function answerGone(request: IncomingMessage, response: ServerResponse): void {
  say(request, response, 404, 'linkEnded')
}

/** Answers when we, not the visitor, are at fault. `status` is the HTTP status to answer with. */
export function answerFailure(request: IncomingMessage, response: ServerResponse, status: number): void {
  say(request, response, status, status === 404 ? 'linkEnded' : 'failed')
}

function say(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  what: 'linkEnded' | 'failed',
): void {
  const locale = visitorLocale(request)
  const t = wordsIn(locale, 'public')
  const title = t(`instead.${what}.title`)
  const main = html`<h1>${title}</h1><p>${t(`instead.${what}.text`)}</p>`
  sendPage(response, status, { locale, title, main })
}
