import type { Design } from '../../design'
import { bubbles } from './bubbles'
import { contact } from './contact'
import { crowd } from './crowd'
import { door } from './door'
import { keyword } from './keyword'
import { refer } from './refer'

export const join: readonly Design[] = [keyword, bubbles, contact, refer, door, crowd]
