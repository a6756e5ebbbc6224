import type { Design } from '../../design'
import { doorstep } from './doorstep'
import { paid } from './paid'
import { parcel } from './parcel'
import { pickup } from './pickup'
import { receipt } from './receipt'
import { summary } from './summary'

export const order: readonly Design[] = [receipt, parcel, paid, pickup, doorstep, summary]
