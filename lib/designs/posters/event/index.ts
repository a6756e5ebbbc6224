import type { Design } from '../../design'
import { film } from './film'
import { race } from './race'
import { talk } from './talk'
import { tasting } from './tasting'
import { ticket } from './ticket'
import { vinyl } from './vinyl'
import { workshop } from './workshop'

export const event: readonly Design[] = [vinyl, ticket, workshop, film, race, tasting, talk]
