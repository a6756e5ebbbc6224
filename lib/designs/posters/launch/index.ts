import type { Design } from '../../design'
import { arch } from './arch'
import { bag } from './bag'
import { blueprint } from './blueprint'
import { four } from './four'
import { orbit } from './orbit'
import { plane } from './plane'
import { ridge } from './ridge'
import { shoeUp } from './shoe-up'
import { spotlight } from './spotlight'
import { stripes } from './stripes'
import { unbox } from './unbox'

export const launch: readonly Design[] = [
  shoeUp,
  spotlight,
  arch,
  four,
  ridge,
  blueprint,
  unbox,
  bag,
  plane,
  stripes,
  orbit,
]
