'use server'

import { action } from '@/app/action'
import { brandKitSchema } from '@/lib/designs/brand'
import { saveContactCard } from '@/lib/designs/contact.server'
import { contactForm } from '@/lib/designs/contact-form'
import { saveBrandKit } from '@/lib/designs/kit.server'

export const saveBrand = action(brandKitSchema, ({ scope }, kit) => saveBrandKit(scope, kit))

export const makeContactCard = action(contactForm, ({ scope }, input) => saveContactCard(scope, input))
