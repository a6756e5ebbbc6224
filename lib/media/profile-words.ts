import type { Words } from '../words/translate'
import { type CarrierProfile, profileById } from './profiles'

const laddered = ['large', 'standard', 'tollfree', 'universal', 'old-handset'] as const

/** A carrier profile as a marketer calls it: a carrier's name or what the rung is, and a second line. */
export function profileWords(t: Words<'ui'>, profile: CarrierProfile): { label: string; detail: string } {
  const rung = laddered.find((id) => id === profile.id)
  if (rung) return { label: t(`profile.${rung}.label`), detail: t(`profile.${rung}.detail`) }
  const detail = profile.numberType === 'short_code' ? t('profile.shortCode') : t('profile.longCode')
  return { label: profile.label, detail }
}

/** The first of the two by id; the id where this release does not know it. */
export function profileName(t: Words<'ui'>, id: string): string {
  const profile = profileById(id)
  return profile ? profileWords(t, profile).label : id
}
