'use server'

import { action } from '@/app/action'
import { brandKitSchema } from '@/lib/designs/brand'
import { saveBrandKit } from '@/lib/designs/kit.server'

export const saveBrand = action(brandKitSchema, ({ scope }, kit) => saveBrandKit(scope, kit))
