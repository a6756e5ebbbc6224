import type { Design } from '../../design'
import { beach } from './beach'
import { citrus } from './citrus'
import { fireworks } from './fireworks'
import { heart } from './heart'
import { leaves } from './leaves'
import { moon } from './moon'
import { pie } from './pie'
import { school } from './school'
import { spring } from './spring'
import { umbrella } from './umbrella'
import { winter } from './winter'

export const season: readonly Design[] = [
  spring,
  citrus,
  beach,
  leaves,
  moon,
  winter,
  fireworks,
  heart,
  school,
  pie,
  umbrella,
]
