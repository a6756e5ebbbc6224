import type { Design, Use } from './design'
import { after } from './posters/after/index'
import { alert } from './posters/alert/index'
import { birthday } from './posters/birthday/index'
import { countdown } from './posters/countdown/index'
import { event } from './posters/event/index'
import { gift } from './posters/gift/index'
import { house } from './posters/house/index'
import { join } from './posters/join/index'
import { launch } from './posters/launch/index'
import { order } from './posters/order/index'
import { sale } from './posters/sale/index'
import { season } from './posters/season/index'
import { survey } from './posters/survey/index'
import { visit } from './posters/visit/index'
import type { Words } from './words'

/** Every design there is, in the order of the wall. */
export const DESIGNS: readonly Design[] = [
  ...sale,
  ...launch,
  ...birthday,
  ...countdown,
  ...visit,
  ...order,
  ...alert,
  ...survey,
  ...join,
  ...gift,
  ...event,
  ...season,
  ...house,
  ...after,
]

const byId = new Map(DESIGNS.map((design) => [design.id, design]))

export function designById(id: string): Design | undefined {
  return byId.get(id)
}

/** What the wall and the editor know of a design; how it is drawn stays on the server. */
export interface DesignCard {
  id: string
  name: string
  use: Use
  about: string
  words: Words
  picture: boolean
  series: { name: string; stage: number } | null
}

export function cardOf({ id, name, use, about, words, picture, series }: Design): DesignCard {
  return { id, name, use, about, words, picture: picture ?? false, series: series ?? null }
}
