import type { Design } from '../../design'
import { bell } from './bell'
import { coat } from './coat'
import { day } from './day'
import { hanging } from './hanging'
import { ladder } from './ladder'
import { meter } from './meter'
import { moved } from './moved'
import { punch } from './punch'
import { shelf } from './shelf'

export const house: readonly Design[] = [hanging, day, moved, punch, meter, ladder, coat, shelf, bell]
