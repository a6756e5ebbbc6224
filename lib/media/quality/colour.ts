/**
 * Colour as SSIMULACRA 2 sees it: 8-bit sRGB to linear light, halved per scale in linear light, then XYB (the cone
 * responses of JPEG XL, ISO/IEC 18181-1) shifted and stretched into about 0 to 1: X × 14 + 0.42, Y + 0.01, B − Y + 0.55.
 */

/** sRGB pixels, three bytes each. */
export interface Raster {
  data: Uint8Array
  width: number
  height: number
}

/** Linear light, one plane each for red, green and blue. */
export interface Linear {
  planes: [Float32Array, Float32Array, Float32Array]
  width: number
  height: number
}

const X = 0
export const Y = 1
const B = 2

/** X, Y and B − Y, those that are wanted. */
export type Planes = [Float32Array | null, Float32Array | null, Float32Array | null]

const LINEAR = Float32Array.from({ length: 256 }, (_, level) => {
  const value = level / 255
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
})

const BIAS = 0.0037930732552754493
const CUBE_ROOT_OF_BIAS = Math.cbrt(BIAS)
const [L_R, L_B] = [0.3, 0.078]
const [M_R, M_B] = [0.23, 0.078]
const [S_R, S_G] = [0.24342268924547819, 0.20476744424496821]
const L_G = 1 - L_R - L_B
const M_G = 1 - M_R - M_B
const S_B = 1 - S_R - S_G

/**
 * Cube roots of the cone responses, which lie in bias to 1 + bias, from a table with straight lines between; from a
 * finer one where the root is bent.
 */
const STEPS = 8_192
const ROOTS = Float64Array.from({ length: STEPS + 66 }, (_, step) => Math.cbrt(step / STEPS))
const BENT = 1 / 32
const FINE_STEPS = 1 << 18
const FINE_ROOTS = Float64Array.from({ length: BENT * FINE_STEPS + 2 }, (_, step) =>
  Math.cbrt(step / FINE_STEPS),
)

function root(value: number): number {
  const bent = value < BENT
  const at = value * (bent ? FINE_STEPS : STEPS)
  const roots = bent ? FINE_ROOTS : ROOTS
  const step = at | 0
  const low = roots[step] as number
  return low + (at - step) * ((roots[step + 1] as number) - low)
}

/** Lightness alone, at full size: all that the first scale compares. */
export function toLuma({ data, width, height }: Raster): Float32Array {
  const count = width * height
  const luma = new Float32Array(count)
  for (let at = 0, from = 0; at < count; at += 1, from += 3) {
    const r = LINEAR[data[from] as number] as number
    const g = LINEAR[data[from + 1] as number] as number
    const u = LINEAR[data[from + 2] as number] as number
    const l = root(L_R * r + L_G * g + L_B * u + BIAS)
    const m = root(M_R * r + M_G * g + M_B * u + BIAS)
    luma[at] = 0.5 * (l + m) - CUBE_ROOT_OF_BIAS + 0.01
  }
  return luma
}

/** Half the size of a picture in linear light, straight from its bytes. */
export function toLinearHalf({ data, width, height }: Raster): Linear {
  const half = halfOf(width, height)
  const [red, green, blue] = half.planes
  for (let y = 0, to = 0; y < half.height; y += 1) {
    const top = 2 * y * width * 3
    const down = 2 * y + 1 < height ? width * 3 : 0
    for (let x = 0, a = top; x < half.width; x += 1, to += 1, a += 6) {
      const b = 2 * x + 1 < width ? a + 3 : a
      red[to] = light4(data, a, b, down)
      green[to] = light4(data, a + 1, b + 1, down)
      blue[to] = light4(data, a + 2, b + 2, down)
    }
  }
  return half
}

/** Mean light of two values and the two below them. */
function light4(data: Uint8Array, a: number, b: number, down: number): number {
  const above = (LINEAR[data[a] as number] as number) + (LINEAR[data[b] as number] as number)
  const below = (LINEAR[data[a + down] as number] as number) + (LINEAR[data[b + down] as number] as number)
  return (above + below) * 0.25
}

/** Half the size in linear light: the mean of 2 × 2, with the last row or column repeated where one is missing. */
export function halved({ planes, width, height }: Linear): Linear {
  const half = halfOf(width, height)
  for (const [at, plane] of planes.entries())
    halvePlane(plane, width, height, half.planes[at] as Float32Array)
  return half
}

function halvePlane(from: Float32Array, width: number, height: number, half: Float32Array): void {
  for (let y = 0, to = 0; y < height; y += 2) {
    const down = y + 1 < height ? width : 0
    for (let x = 0, a = y * width; x < width; x += 2, a += 2, to += 1) {
      const b = x + 1 < width ? a + 1 : a
      const above = (from[a] as number) + (from[b] as number)
      half[to] = (above + (from[a + down] as number) + (from[b + down] as number)) * 0.25
    }
  }
}

function halfOf(width: number, height: number): Linear {
  const [w, h] = [Math.ceil(width / 2), Math.ceil(height / 2)]
  const plane = () => new Float32Array(w * h)
  return { planes: [plane(), plane(), plane()], width: w, height: h }
}

/** The channels asked for; the others are null and cost nothing. */
export function toXyb(
  { planes: [red, green, blue], width, height }: Linear,
  wanted: readonly boolean[],
): Planes {
  const count = width * height
  const plane = (channel: number) => (wanted[channel] ? new Float32Array(count) : null)
  const [x, y, b] = [plane(X), plane(Y), plane(B)]
  for (let at = 0; at < count; at += 1) {
    const r = red[at] as number
    const g = green[at] as number
    const u = blue[at] as number
    const l = root(L_R * r + L_G * g + L_B * u + BIAS) - CUBE_ROOT_OF_BIAS
    const m = root(M_R * r + M_G * g + M_B * u + BIAS) - CUBE_ROOT_OF_BIAS
    const luma = 0.5 * (l + m)
    if (x) x[at] = 7 * (l - m) + 0.42
    if (y) y[at] = luma + 0.01
    if (b) b[at] = root(S_R * r + S_G * g + S_B * u + BIAS) - CUBE_ROOT_OF_BIAS - luma + 0.55
  }
  return [x, y, b]
}
