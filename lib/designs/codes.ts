import { encodeQR } from 'qr'

/** Codes that machines read, as rectangles one unit wide. */

/** Path of a QR code's dark modules (ISO/IEC 18004, level M) and its side in modules, without the quiet zone. */
export function qrPath(text: string): { d: string; side: number } {
  const modules = encodeQR(text, 'raw', { ecc: 'medium', border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1))
  let d = ''
  modules.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      let end = x
      while (row[end]) end++
      if (end > x) d += `M${x} ${y}h${end - x}v1h${x - end}z`
      x = end
    }
  })
  return { d, side: modules.length }
}

/** Widths of bars and gaps of Code 128 (ISO/IEC 15417, table 1), values 0 to 106. */
const PATTERNS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232233111'
const START_B = 104
const STOP = '2331112'

/** Path of a Code 128 (set B) of printable ASCII, 1 unit high, and its width in modules; other characters are left out. */
export function barcodePath(text: string): { d: string; width: number } {
  const values = [...text].map((char) => char.charCodeAt(0) - 32).filter((value) => value >= 0 && value < 95)
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), START_B) % 103
  const widths =
    [START_B, ...values, check].map((value) => PATTERNS.slice(value * 6, value * 6 + 6)).join('') + STOP
  let [x, d] = [0, '']
  ;[...widths].forEach((width, index) => {
    if (index % 2 === 0) d += `M${x} 0h${width}v1h-${width}z`
    x += Number(width)
  })
  return { d, width: x }
}
