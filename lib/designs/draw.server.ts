import sharp from 'sharp'
import type { Brand, OwnPicture } from './brand'
import type { Design } from './design'
import { FORMATS, type Format } from './format'
import { Page } from './page'
import { setLine } from './type.server'
import type { Words } from './words'

/**
 * A design as pixels, by librsvg inside the picture library the product already carries. It runs in the process that asks
 * and not in a decoder's cage, because nothing a stranger wrote reaches it: a design is our code, words are outlines by
 * then (numbers), colours are six checked hex digits, and pictures come from renditions our own cage has encoded. SVG
 * from outside is not accepted anywhere.
 */

export interface Drawing {
  design: Design
  format: Format
  brand: Brand
  words: Words
  picture: OwnPicture | null
}

/** The design on its page: shapes and the words as they were set. */
export function drawPage({ design, format, brand, words, picture }: Drawing): Page {
  const page = new Page(format, brand, words, picture, { line: setLine })
  design.draw(page)
  return page
}

/** A small WebP for looking at. */
export function webpOf(page: Page, width: number): Promise<Buffer> {
  return pictureOf(page, width).webp({ quality: 82 }).toBuffer()
}

/**
 * PNG for the library: lossless, so that carriers' renditions lose once only. It carries the name of what it was drawn from,
 * so that two documents which happen to look the same are two files.
 */
export function pngOf(page: Page, documentHash: string): Promise<Buffer> {
  return pictureOf(page, FORMATS[page.format].width)
    .flatten()
    .removeAlpha()
    .png({ compressionLevel: 8 })
    .withExif({ IFD0: { ImageDescription: `Design ${documentHash}` } })
    .toBuffer()
}

function pictureOf(page: Page, width: number) {
  return sharp(Buffer.from(page.svg({ width })), { limitInputPixels: 4_000_000 })
}
