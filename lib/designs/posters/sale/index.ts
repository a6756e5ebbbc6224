import type { Design } from '../../design'
import { awning } from './awning'
import { bolt } from './bolt'
import { boxes } from './boxes'
import { burst } from './burst'
import { left } from './left'
import { percent } from './percent'
import { rack } from './rack'
import { repeat } from './repeat'
import { snip } from './snip'
import { stairs } from './stairs'
import { tag } from './tag'
import { ticketing } from './ticketing'
import { two } from './two'

export const sale: readonly Design[] = [
  snip,
  percent,
  tag,
  stairs,
  awning,
  bolt,
  burst,
  rack,
  repeat,
  two,
  boxes,
  ticketing,
  left,
]
