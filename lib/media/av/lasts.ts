import { type Said, said } from '../../words/said'

/** What is too long for a carrier; `seconds` of which about `fits` fit. */
export const soundLasts = (seconds: number, fits: number): Said =>
  said('The sound lasts {seconds} s; about {fits} s of it fit here. Trim it to {fits} s or less.', {
    seconds,
    fits,
  })

export const clipLasts = (seconds: number, fits: number): Said =>
  said(
    'The clip lasts {seconds} s; about {fits} s of it fit here. Trim it to {fits} s or less, or send a picture of it.',
    { seconds, fits },
  )

export const noClips = said('These phones play no clips. Send a picture.')
