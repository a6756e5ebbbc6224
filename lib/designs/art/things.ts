import { dim, mix } from '../color'
import { box, disc, group, oval, rect, shape, stroke, times } from '../svg'
import type { Tones } from '../tones'

/** Things that more than one design shows, each in a frame of its own, in the brand's colours. */

/** A running shoe seen from the side, 820 × 460, the toe to the right. */
export function shoe(t: Tones, main: string, second: string): string {
  const upper =
    'M70 150C60 70 120 30 170 44C190 84 250 104 300 76C330 60 352 70 372 96C430 170 520 214 640 240C730 258 772 292 776 340H60C44 280 60 210 70 150Z'
  return (
    shape('M40 338H790Q806 372 786 400Q776 418 740 418H92Q52 418 44 388Z', t.paper) +
    shape('M44 388Q52 418 92 418H740Q776 418 786 400L790 388Z', dim(t.paper, 0.16)) +
    shape(upper, main) +
    shape('M70 150C60 210 44 280 60 340H230C220 250 160 190 70 150Z', second) +
    shape('M640 240C730 258 772 292 776 340H560C560 300 590 262 640 240Z', dim(main, 0.22)) +
    shape('M170 44C190 84 250 104 300 76L288 40C250 66 210 60 190 30Z', dim(main, 0.5)) +
    shape('M300 340L420 158L462 184L380 340ZM410 340L498 204L536 218L490 340Z', t.paper) +
    times(4, (i) => stroke(`M${338 + i * 46} ${92 + i * 34}L${290 + i * 46} ${132 + i * 32}`, t.paper, 13)) +
    stroke('M84 162C150 190 214 250 230 338', dim(second, 0.35), 4) +
    stroke('M560 338C560 300 590 262 640 240', dim(main, 0.45), 4) +
    stroke('M40 338H790', dim(t.paper, 0.3), 4)
  )
}

/** A cup from the side with its saucer and steam, 420 × 420. */
export function cup(t: Tones, glaze: string, steam: string): string {
  return (
    stroke(
      'M150 120C120 86 180 66 150 22M220 120C190 80 250 62 220 10M290 120C260 86 320 66 290 22',
      steam,
      10,
    ) +
    `<path d="M330 200H366C420 200 420 300 340 300" fill="none" stroke="${glaze}" stroke-width="26"/>` +
    shape('M70 160H350V260C350 340 300 370 210 370C120 370 70 340 70 260Z', glaze) +
    shape('M270 160H350V260C350 340 300 370 230 370C280 340 280 240 270 160Z', dim(glaze, 0.18)) +
    oval(210, 162, 140, 22, dim(glaze, 0.3)) +
    oval(210, 166, 120, 15, dim(t.deep, 0.1)) +
    shape('M20 376H400Q380 410 320 410H100Q40 410 20 376Z', dim(glaze, 0.08))
  )
}

/** A plant in a pot, 400 × 620. */
export function plant(pot: string, leaf: string): string {
  const blade = (turn: number, length: number, wide: number, colour: string) =>
    group(
      shape(
        `M0 0C${-wide} ${-length * 0.35} ${-wide * 0.8} ${-length * 0.75} 0 ${-length}C${wide * 0.8} ${-length * 0.75} ${wide} ${-length * 0.35} 0 0Z`,
        colour,
      ) + stroke(`M0 0V${-length * 0.9}`, dim(colour, 0.3), 5),
      `translate(200 400) rotate(${turn})`,
    )
  const light = mix(leaf, '#ffffff', 0.18)
  return (
    blade(-64, 250, 74, dim(leaf, 0.2)) +
    blade(62, 260, 74, dim(leaf, 0.2)) +
    blade(-34, 340, 80, leaf) +
    blade(36, 330, 80, leaf) +
    blade(0, 400, 84, light) +
    shape('M80 400H320L290 610Q288 620 276 620H124Q112 620 110 610Z', pot) +
    shape('M250 400H320L290 610Q288 620 276 620H226Z', dim(pot, 0.16)) +
    rect(box(64, 380, 272, 54), dim(pot, 0.08), 10)
  )
}

const LOOKS = {
  ana: ['#c98d62', '#3a2418'],
  ben: ['#8d5638', '#221612'],
  cleo: ['#f0c3a0', '#a04f2a'],
  dev: ['#a86f47', '#1d1718'],
} as const

/** A head and shoulders in a circle of radius 100 about (100, 100). Skin and hair are people's, not the brand's. */
export function person(cloth: string, ground: string, who: keyof typeof LOOKS): string {
  const [skin, hair] = LOOKS[who]
  const styles = {
    ana: {
      back: shape('M52 96C48 36 152 36 148 96L158 176H42Z', hair),
      front: shape('M58 88C60 42 140 42 142 88C120 84 104 70 96 58C88 74 74 84 58 88Z', hair),
    },
    ben: {
      back: '',
      front:
        shape('M58 84C54 36 146 36 142 84L136 74C120 62 80 62 64 74Z', hair) +
        shape('M62 104C64 146 136 146 138 104C132 120 118 118 100 118C82 118 68 120 62 104Z', hair),
    },
    cleo: {
      back: disc(100, 40, 24, hair) + shape('M56 92C50 40 150 40 144 92Z', hair),
      front: shape('M58 84C62 46 138 46 142 84C124 66 84 64 58 84Z', hair),
    },
    dev: {
      back: '',
      front: shape('M56 88C44 30 160 26 146 90C142 70 126 66 112 68C90 70 70 66 56 88Z', hair),
    },
  }[who]
  return (
    disc(100, 100, 100, ground) +
    styles.back +
    shape('M14 200C18 158 60 146 84 142H116C140 146 182 158 186 200Z', cloth) +
    shape('M84 118H116V148Q100 166 84 148Z', dim(skin, 0.12)) +
    oval(100, 94, 40, 48, skin) +
    styles.front +
    disc(85, 94, 4.4, '#241a16') +
    disc(115, 94, 4.4, '#241a16') +
    stroke('M88 116Q100 126 112 116', '#fff', 5)
  )
}

/** A flower seen from above, `r` wide, with `petals` petals. */
export function flower(
  x: number,
  y: number,
  r: number,
  petals: number,
  petal: string,
  heart: string,
): string {
  return (
    times(petals, (i) =>
      oval(
        x + r * 0.55 * Math.cos((i * 2 * Math.PI) / petals),
        y + r * 0.55 * Math.sin((i * 2 * Math.PI) / petals),
        r * 0.5,
        (r * 2.3) / petals,
        i % 2 ? petal : dim(petal, 0.07),
        (i * 360) / petals,
      ),
    ) +
    disc(x, y, r * 0.28, heart) +
    disc(x, y, r * 0.15, dim(heart, 0.35))
  )
}

/** A twig with leaves, from (0, 0) upwards, `length` long. */
export function twig(length: number, leaves: number, colour: string, wide = 0.13): string {
  return (
    stroke(`M0 0V${-length}`, dim(colour, 0.25), length * 0.022) +
    times(leaves, (i) => {
      const y = -length * (0.2 + (0.76 * i) / leaves)
      const side = i % 2 ? 1 : -1
      return oval(
        side * length * 0.15,
        y - length * 0.05,
        length * 0.17,
        length * wide * 0.55,
        i % 3 ? colour : dim(colour, 0.14),
        side * -32,
      )
    }) +
    oval(0, -length, length * wide * 0.5, length * 0.14, colour)
  )
}
