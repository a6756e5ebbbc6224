import type { Design } from '../../design'
import { basket } from './basket'
import { bouquet } from './bouquet'
import { cups } from './cups'
import { donut } from './donut'
import { mittens } from './mittens'
import { postcard } from './postcard'
import { review } from './review'
import { waiting } from './waiting'

export const after: readonly Design[] = [waiting, donut, basket, postcard, bouquet, review, cups, mittens]
