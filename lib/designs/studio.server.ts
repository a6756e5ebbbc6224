import { allow, type Scope } from '../accounts/scope'
import { keepPicture } from '../media/keep.server'
import { changeAsset } from '../media/library.server'
import { AppError, notFound, refusal } from '../platform/errors'
import { inEnglish, type Said, type Say, said } from '../words/said'
import { designById } from './catalogue'
import { type DesignDocument, draftSubject } from './document'
import { documentHash, dropDraft, keepDocument } from './documents.server'
import { drawPage, pngOf, webpOf } from './draw.server'
import { altTextOf, type DrawingInput, type DrawingPreview, type SavedDrawing } from './drawing'
import { brandOf, readBrandKit } from './kit.server'
import type { Page } from './page'
import { defaultWords, isPersonal, personalFields, requiredFields } from './personal/words'
import { ownPicture } from './picture.server'
import { missingFrom } from './type.server'

/** Below this size words in a picture of 1080 px are hard to read on a phone, px. */
const SMALL = 24
/** Wide enough to judge every word of it, px. */
const PREVIEW_WIDTH = 720

/** The page for nobody in particular. */
async function pageOf(scope: Scope, input: DrawingInput): Promise<Page> {
  const design = designById(input.design)
  if (!design) throw notFound('design')
  const picture = input.pictureAssetId ? await ownPicture(scope, input.pictureAssetId) : null
  if (input.pictureAssetId && !picture)
    throw new AppError('conflict', 'This picture is not ready yet. Wait a moment, or choose another one.')
  const brand = await brandOf(scope, input.kit)
  return drawPage({ design, format: input.format, brand, words: defaultWords(input.words), picture })
}

/** A design as it would be saved, at a size for looking at, with remarks. Nothing is kept. */
export async function previewDrawing(
  scope: Scope,
  input: DrawingInput,
  say: Say = inEnglish,
): Promise<DrawingPreview> {
  allow(scope, 'media.read')
  const page = await pageOf(scope, input)
  const bytes = await webpOf(page, PREVIEW_WIDTH)
  return {
    src: `data:image/webp;base64,${bytes.toString('base64')}`,
    width: page.w,
    height: page.h,
    notes: notesOn(page).map(({ sentence, values }) => say(sentence, values)),
    altText: altTextOf(page.words),
    fields: personalFields(input.words),
    required: requiredFields(input.words),
  }
}

function notesOn(page: Page): Said[] {
  const small = page.texts.filter(({ size }) => size > 0 && size < SMALL).flatMap(({ lines }) => lines)
  const refused = lettersMissing(page)
  return [
    ...(refused ? [refused] : []),
    ...small
      .slice(0, 2)
      .map((line) => said('“{line}” is set very small. Fewer words make it larger.', { line })),
  ]
}

/** What to say of letters that none of our fonts has; undefined when all can be drawn. */
function lettersMissing(page: Page): Said | undefined {
  const words = [...Object.values(page.words), ...(page.brand.logo ? [] : [page.brand.name])]
  const missing = missingFrom(words.join(' '), page.face('display'))
  if (missing.length === 0) return undefined
  const letters = missing.slice(0, 8).join(' ')
  if (missing.length > 8)
    return said(
      'Designs cannot draw {letters} and {more} more yet: no bundled font has them. Write these words in another script, or upload a picture with them.',
      { letters, more: missing.length - 8 },
    )
  return said(
    'Designs cannot draw {letters} yet: no bundled font has them. Write these words in another script, or upload a picture with them.',
    { letters },
  )
}

/**
 * Draws a design and puts it into the library with the document it was drawn from. Returns the asset's id.
 * @throws AppError('not_found' | 'conflict'), or 'invalid' naming letters that cannot be drawn. Nothing was saved then.
 */
export async function saveDrawing(scope: Scope, input: SavedDrawing): Promise<string> {
  allow(scope, 'media.write')
  const page = await pageOf(scope, input)
  const missing = lettersMissing(page)
  if (missing) throw refusal('invalid', missing)
  const document: DesignDocument = {
    design: input.design,
    format: input.format,
    words: input.words,
    pictureAssetId: input.pictureAssetId,
    kit: input.kit ?? (await readBrandKit(scope)),
    brandName: page.brand.name,
  }
  const bytes = await pngOf(page, documentHash(document))
  const replaced = input.inPlace ? input.assetId : null
  const assetId = await keepPicture(scope, `${input.name}.png`, bytes, replaced)
  if (replaced && assetId !== replaced)
    throw new AppError(
      'conflict',
      'Exactly this picture is in the library already, under another name. Nothing was changed.',
    )
  const use = designById(input.design)?.use ?? 'design'
  const tags = ['design', use, ...(isPersonal(input.words) ? ['personal'] : [])]
  await changeAsset(scope, assetId, { name: input.name, altText: input.altText, tags })
  await keepDocument(scope, assetId, document)
  await dropDraft(scope, draftSubject(input.design, input.assetId))
  return assetId
}
