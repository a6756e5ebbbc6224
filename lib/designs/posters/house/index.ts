import type { Design } from '../../design'
import { bell } from './bell'
import { closed } from './closed'
import { coat } from './coat'
import { crown } from './crown'
import { day } from './day'
import { hanging } from './hanging'
import { ladder } from './ladder'
import { meter } from './meter'
import { moved } from './moved'
import { punch } from './punch'
import { shelf } from './shelf'
import { sprout } from './sprout'

export const house: readonly Design[] = [
  hanging,
  day,
  closed,
  moved,
  punch,
  crown,
  meter,
  ladder,
  coat,
  shelf,
  bell,
  sprout,
]
