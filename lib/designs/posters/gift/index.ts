import type { Design } from '../../design'
import { amounts } from './amounts'
import { envelope } from './envelope'
import { plastic } from './plastic'
import { ribbon } from './ribbon'
import { stackOf } from './stack-of'

export const gift: readonly Design[] = [ribbon, plastic, envelope, stackOf, amounts]
