import type { Design } from '../../design'
import { bulbs } from './bulbs'
import { dial } from './dial'
import { fuse } from './fuse'
import { sundown } from './sundown'
import { tearOff } from './tear-off'

export const countdown: readonly Design[] = [
  bulbs(1, '5', { headline: 'days to Night Market', line: 'Sunday from 6, in the yard' }),
  bulbs(2, '3', { headline: 'days to Night Market', line: 'Forty stalls, one long table' }),
  bulbs(3, '1', { headline: 'day to Night Market', line: 'Tomorrow from 6, bring a bag' }),
  tearOff(1, '7', {
    headline: 'days to order by',
    line: 'After that we cannot promise the date',
    date: 'December 14',
  }),
  tearOff(2, '3', {
    headline: 'days left to order',
    line: 'Engraving still possible today',
    date: 'December 18',
  }),
  tearOff(3, 'Today', {
    headline: 'Last day for delivery in time',
    line: 'Or collect from the shop until Thursday',
    date: 'December 21',
  }),
  sundown(1, {
    offer: 'Three days',
    headline: 'Our summer sale is still up',
    line: 'Half off sandals, swim and shade',
  }),
  sundown(2, {
    offer: 'Tomorrow',
    headline: 'The summer sale goes down',
    line: 'Half off, while the light lasts',
  }),
  sundown(3, { offer: 'Last hours', headline: 'Summer sale, going, going', line: 'Closes tonight at nine' }),
  dial(1, 12, { offer: '12 hours', headline: 'Members shop first', line: 'Everyone else from tomorrow' }),
  dial(2, 6, {
    offer: '6 hours',
    headline: 'Your cart, 15% lighter',
    line: 'The discount leaves at midnight',
  }),
  dial(3, 1, { offer: '1 hour', headline: 'This is the last call', line: 'We will not ask again' }),
  fuse(),
]
