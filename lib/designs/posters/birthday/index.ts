import type { Design } from '../../design'
import { balloons } from './balloons'
import { banner } from './banner'
import { cake } from './cake'
import { cupcake } from './cupcake'
import { hat } from './hat'
import { wrapped } from './wrapped'

export const birthday: readonly Design[] = [cake, balloons, cupcake, banner, hat, wrapped]
