import { z } from 'zod'
import { timeZoneField, workspaceNameField } from './fields'
import { optOutPage } from './opt-out-line'

/** One text message segment in the GSM alphabet is 160 characters; a confirmation that needs two costs twice. */
const reply = z
  .string()
  .trim()
  .min(1, 'Write what people get back.')
  .max(320, 'Use at most 320 characters: two text messages.')

/** What an owner may change about a workspace. */
export const workspaceSettingsSchema = z.object({
  name: workspaceNameField,
  brandName: workspaceNameField,
  timeZone: timeZoneField,
  optOutLine: z
    .string()
    .trim()
    .min(1, 'Every marketing message must say how to opt out.')
    .max(80, 'Use at most 80 characters.')
    .refine((line) => /\bstop\b/i.test(line), 'Name the word STOP: carriers require it.')
    .refine((line) => line.split(optOutPage).length <= 2, 'Ask for the opt-out page once.'),
  stopReply: reply,
  startReply: reply,
  helpReply: reply,
  /** Hours after a click within which a purchase counts for it: 1 hour to 30 days. */
  attributionHours: z.int().min(1, 'Use at least 1 hour.').max(720, 'Use at most 720 hours: 30 days.'),
})

export type WorkspaceSettings = z.output<typeof workspaceSettingsSchema>
