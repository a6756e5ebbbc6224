import type { IncomingMessage, ServerResponse } from 'node:http'
import { formatPhone } from '../contacts/phone-format'
import { OPT_OUT_PREFIX, readOptOutCode } from '../links/code.server'
import { answerFailure, answerGone } from '../links/gone.server'
import { html, type PublicPage } from '../links/public-page'
import { sendPage, visitorLocale } from '../links/send-page.server'
import { keyedHash } from '../platform/crypto.server'
import { AppError } from '../platform/errors'
import { clientAddress, type HotPath } from '../platform/http.server'
import { wordsIn } from '../words/catalogue'
import type { Locale } from '../words/languages'
import { optOut, type Recipient, readRecipient } from './opt-out.server'

/**
 * `/o/<code>`: the page on which a person opts out, without an account and at no cost (Australia's Spam Act 2003, Schedule 2; CASL,
 * SOR/2012-36 s. 3). Looking changes nothing, since machines look at links; the press of its one button does.
 */
export const optOutPages: HotPath = {
  prefix: OPT_OUT_PREFIX,
  bodiless: true,
  answerFailure,
  async handle(request, response, pathname) {
    const messageId = readOptOutCode(pathname.slice(OPT_OUT_PREFIX.length))
    const recipient = messageId === undefined ? undefined : await readRecipient(messageId)
    if (!recipient) return answerGone(request, response)
    if (request.method === 'GET' || request.method === 'HEAD') {
      const locale = visitorLocale(request)
      return sendPage(response, 200, pageOf(recipient, locale))
    }
    if (request.method !== 'POST') throw new AppError('not_found', 'No such address.')
    await optOut(recipient, visitOf(request))
    // Back to the page, which says how it is now: so a reload sends nothing again.
    seeOther(response, pathname)
  },
}

function visitOf(request: IncomingMessage) {
  return {
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    ipHash: keyedHash('visitor-address', clientAddress(request)),
    at: new Date(),
  }
}

function seeOther(response: ServerResponse, location: string): void {
  response.writeHead(303, { location, 'cache-control': 'no-store', 'content-length': '0' })
  response.end()
}

function pageOf({ brand, phone, sender, out }: Recipient, locale: Locale): PublicPage {
  const t = wordsIn(locale, 'public')
  const of = { brand: brand.name, ending: phone.slice(-4) }
  if (out.said) {
    const title = t('optOut.outTitle')
    const back =
      sender && out.mayReturn
        ? html`<p>${t('optOut.comeBack', { sender: formatPhone(t, sender) })}</p>`
        : null
    const main = html`<h1>${title}</h1><p>${t('optOut.outText', of)}</p>${back}<p><small>${t('optOut.underway')}</small></p>`
    return { locale, title, brand, main }
  }
  const title = t('optOut.title', of)
  const main = html`<h1>${title}</h1><p>${t('optOut.text', of)}</p>
<form method="post"><button>${t('optOut.stop')}</button></form>
<p><small>${t('optOut.wrongNumber')}</small></p>`
  return { locale, title, brand, main }
}
