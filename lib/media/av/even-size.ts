import type { Size } from '../fit'

/** H.263 knows few sizes; this is the one every handset shows. px. */
export const QCIF: Size = { width: 176, height: 144 }

/** The even size (px) a frame takes inside a box, which is turned with the frame unless it is QCIF, which has a shape of its own. */
export function evenInside(frame: Size, box: Size): Size {
  const turned = box.width > box.height && frame.height > frame.width && box !== QCIF
  const { width, height } = turned ? { width: box.height, height: box.width } : box
  const scale = Math.min(1, width / frame.width, height / frame.height)
  const even = (side: number) => Math.max(2, Math.floor((side * scale) / 2) * 2)
  return { width: even(frame.width), height: even(frame.height) }
}
