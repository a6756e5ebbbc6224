import type { Design } from '../../design'
import { bars } from './bars'
import { either } from './either'
import { faces } from './faces'
import { frame } from './frame'
import { raffle } from './raffle'
import { slider } from './slider'
import { stars } from './stars'
import { wheel } from './wheel'

export const survey: readonly Design[] = [faces, bars, either, stars, slider, wheel, raffle, frame]
