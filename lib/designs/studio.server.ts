import { allow, type Scope } from '../accounts/scope'
import { keepPicture } from '../media/keep.server'
import { changeAsset } from '../media/library.server'
import { AppError, notFound } from '../platform/errors'
import { designById } from './catalogue'
import { drawPage, rasterize } from './draw.server'
import { altTextOf, type DrawingInput, type DrawingPreview } from './drawing'
import { brandOf } from './kit.server'
import type { Page } from './page'
import { ownPicture } from './picture.server'
import { missingFrom } from './type.server'

/** Below this size words in a picture of 1080 px are hard to read on a phone, px. */
const SMALL = 24
/** Wide enough to judge every word of it, px. */
const PREVIEW_WIDTH = 720

async function pageOf(scope: Scope, input: DrawingInput): Promise<Page> {
  const design = designById(input.design)
  if (!design) throw notFound('design')
  const picture = input.pictureAssetId ? await ownPicture(scope, input.pictureAssetId) : null
  if (input.pictureAssetId && !picture)
    throw new AppError('conflict', 'This picture is not ready yet. Wait a moment, or choose another one.')
  const brand = await brandOf(scope, input.kit)
  return drawPage({ design, format: input.format, brand, words: input.words, picture })
}

/** A design as it would be saved, at a size for looking at, with remarks. Nothing is kept. */
export async function previewDrawing(scope: Scope, input: DrawingInput): Promise<DrawingPreview> {
  allow(scope, 'media.read')
  const page = await pageOf(scope, input)
  const bytes = await rasterize(page, { webpWidth: PREVIEW_WIDTH })
  return {
    src: `data:image/webp;base64,${bytes.toString('base64')}`,
    width: page.w,
    height: page.h,
    notes: notesOn(page),
    altText: altTextOf(input.words),
  }
}

function notesOn(page: Page): string[] {
  const small = page.texts.filter(({ size }) => size > 0 && size < SMALL).flatMap(({ lines }) => lines)
  const missing = missingFrom(Object.values(page.words).join(' '), page.face('display'))
  return [
    ...small.slice(0, 2).map((line) => `“${line}” is set very small. Fewer words make it larger.`),
    ...(missing.length > 0
      ? [`We have no letters for ${missing.slice(0, 8).join(' ')}. They are left out.`]
      : []),
  ]
}

/** Draws a design and puts it into the library. Returns the asset's id. @throws AppError('not_found' | 'conflict'). */
export async function saveDrawing(
  scope: Scope,
  input: DrawingInput & { name: string; altText: string },
): Promise<string> {
  allow(scope, 'media.write')
  const page = await pageOf(scope, input)
  const assetId = await keepPicture(scope, `${input.name}.png`, await rasterize(page, 'png'))
  const use = designById(input.design)?.use ?? 'design'
  await changeAsset(scope, assetId, { name: input.name, altText: input.altText, tags: ['design', use] })
  return assetId
}
