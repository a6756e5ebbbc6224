import type { Design } from '../../design'
import { card } from './card'
import { clinic } from './clinic'
import { garage } from './garage'
import { keys } from './keys'
import { onTheWay } from './on-the-way'
import { salon } from './salon'
import { stylist } from './stylist'
import { service } from './tune-up'
import { vet } from './vet'

export const visit: readonly Design[] = [onTheWay, card, salon, vet, service, clinic, keys, stylist, garage]
