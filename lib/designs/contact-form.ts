import { z } from 'zod'

/** What a workspace's own contact card says. */
export const contactForm = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Enter the name people save you under.')
    .max(60, 'Use at most 60 characters.'),
  /** A sender of the workspace, E.164 or a short code. */
  phone: z.string().trim().min(3, 'Choose a number.').max(20),
  email: z.union([z.literal(''), z.email('Enter a whole address, or none.').max(120)]),
  url: z.union([
    z.literal(''),
    z
      .string()
      .max(300)
      .regex(/^https?:\/\/[^\s/]+\S*$/, 'Begin with https://, or leave it empty.'),
  ]),
})
export type ContactForm = z.infer<typeof contactForm>
