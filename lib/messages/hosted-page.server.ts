import { optOutPath, readShortCode } from '../links/code.server'
import { answerFailure, answerGone } from '../links/gone.server'
import { html, type PublicBrand, type PublicPage } from '../links/public-page'
import { sendPage, visitorLocale } from '../links/send-page.server'
import { HOSTED_PREFIX, type MediaAddress, pathOf, readHostedPath } from '../media/address.server'
import { thumbnailId } from '../media/asset'
import { pool } from '../platform/db.server'
import { AppError } from '../platform/errors'
import type { HotPath } from '../platform/http.server'
import { storedSize } from '../platform/storage.server'
import { wordsIn } from '../words/catalogue'
import type { Locale } from '../words/languages'

/** `/v/<address>`: a picture, clip, sound or card on a page of the brand, for people whose phone was sent less than the whole. */
export const hostedPages: HotPath = {
  prefix: HOSTED_PREFIX,
  bodiless: true,
  answerFailure,
  async handle(request, response, pathname) {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new AppError('not_found', 'No such address.')
    const address = readHostedPath(pathname, new Date())
    const known = address && (await storedSize(address.workspaceId, address.sha256)) !== undefined
    const hosted = known ? await readHosted(address) : undefined
    if (!address || !hosted) return answerGone(request, response)
    const messageId = await messageOf(request.url ?? '', address.workspaceId, pathname)
    sendPage(response, 200, pageOf(hosted, address, messageId, visitorLocale(request)))
  },
}

type Hosted = {
  brand: PublicBrand
  altText: string
  width: number | null
  height: number | null
  /** SHA-256 of a still, for what plays. */
  poster: string | null
}

/** Of an asset that was deleted meanwhile the file alone is shown, as long as it is kept. */
async function readHosted({ workspaceId, sha256 }: MediaAddress): Promise<Hosted | undefined> {
  const { rows } = await pool().query<Omit<Hosted, 'brand'> & PublicBrand>(
    `SELECT w.brand_name AS name, k.ground, k.ink, coalesce(a.alt_text, '') AS "altText", f.width, f.height, t.sha256 AS poster
     FROM workspace w
     LEFT JOIN brand_kit k ON k.workspace_id = w.id
     LEFT JOIN LATERAL (
       SELECT asset_id, width, height FROM rendition WHERE workspace_id = w.id AND sha256 = $2
       UNION ALL SELECT asset_id, width, height FROM fitted_rendition WHERE workspace_id = w.id AND sha256 = $2 LIMIT 1
     ) f ON true
     LEFT JOIN asset a ON a.workspace_id = w.id AND a.id = f.asset_id
     LEFT JOIN rendition t ON t.workspace_id = w.id AND t.asset_id = f.asset_id AND t.profile_id = $3
     WHERE w.id = $1`,
    [workspaceId, sha256, thumbnailId(640)],
  )
  const row = rows[0]
  if (!row) return undefined
  const { name, ground, ink, ...rest } = row
  return { ...rest, brand: { name, ground, ink } }
}

/**
 * The message whose tracked link led here. Of another link it would not do: its code goes to shops and is passed on, and here it
 * would open the way out of somebody else's messages.
 */
async function messageOf(target: string, workspaceId: string, here: string): Promise<number | null> {
  const code = /[?&]mq=(\w{11})(?:&|$)/.exec(target)?.[1]
  const link = code === undefined ? undefined : readShortCode(code)
  if (!link) return null
  const { rowCount } = await pool().query(
    `SELECT FROM message m JOIN link l ON l.workspace_id = m.workspace_id AND l.campaign_id = m.campaign_id AND l.number = $3
     WHERE m.id = $1 AND m.workspace_id = $2 AND right(l.url, length($4)) = $4`,
    [link.messageId, workspaceId, link.linkNumber, here],
  )
  return rowCount === 0 ? null : link.messageId
}

function pageOf(hosted: Hosted, address: MediaAddress, messageId: number | null, locale: Locale): PublicPage {
  const t = wordsIn(locale, 'public')
  const { brand, altText } = hosted
  const of = { brand: brand.name }
  const kind = kindOf(address.form)
  const title = t(`hosted.titles.${kind}`)
  const way =
    messageId === null
      ? null
      : html`<a href="${optOutPath(messageId)}"><small>${t('hosted.stop', of)}</small></a>`
  const main = html`<h1>${altText || title}</h1>
<figure>${shown(hosted, address)}<figcaption><a class="act" href="${pathOf(address)}" download>${t(`hosted.save.${kind}`)}</a></figcaption></figure>
<footer><small>${t('hosted.cameWith', of)}</small>${way}</footer>`
  return { locale, title: t('hosted.page', { title, ...of }), brand, main }
}

function shown({ width, height, poster }: Hosted, address: MediaAddress) {
  const file = pathOf(address)
  const size = width && height ? html` width="${width}" height="${height}"` : null
  const still = poster ? html` poster="${pathOf({ ...address, sha256: poster, form: 'image/jpeg' })}"` : null
  switch (kindOf(address.form)) {
    // The heading says what it shows.
    case 'image':
      return html`<img src="${file}" alt=""${size}>`
    case 'video':
      return html`<video src="${file}" controls playsinline preload="metadata"${size}${still}></video>`
    case 'audio':
      return html`<audio src="${file}" controls preload="metadata"></audio>`
    default:
      return null
  }
}

function kindOf(form: MediaAddress['form']): 'image' | 'video' | 'audio' | 'contact' | 'calendar' {
  if (form === 'text/calendar') return 'calendar'
  if (form === 'text/x-vcard') return 'contact'
  if (form.startsWith('video/')) return 'video'
  return form.startsWith('audio/') ? 'audio' : 'image'
}
