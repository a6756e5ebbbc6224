export type HandsetModel = 'iphone' | 'android' | 'old'

/** `follow` takes the app's theme. The old handset has no themes. */
export type HandsetTheme = 'light' | 'dark' | 'follow'

export type HandsetPicture = {
  src: string
  alt: string
  /** Pixels of the file, so that nothing jumps while it loads. */
  width?: number
  height?: number
}

/** A clip and a sound can be played; a contact, an event and any other file (a voice note in a telephone's format) can be saved. */
export type HandsetAttachment = {
  kind: 'clip' | 'sound' | 'contact' | 'event' | 'file'
  src: string
  name: string
  /** "Contact card, 1 KB" */
  detail: string
  /** Still of a clip, shown until it plays. */
  poster?: string
}

export type HandsetMessage = {
  id: string
  /** Bubbles of one message have this in common. */
  group?: string
  from: 'brand' | 'person'
  text?: string
  picture?: HandsetPicture | null
  /** The handset was notified and has not fetched: how many bytes wait, and how many per cent of them are there. */
  waiting?: { bytes: number; progress?: number } | null
  /** What came along that is not a picture. */
  attached?: readonly HandsetAttachment[]
  /** The card a phone draws when the link stands last. */
  card?: { title: string; host: string; picture?: string } | null
}

export type HandsetSender = {
  /** The name in the address book; none for a sender nobody saved. */
  name?: string | null
  /** "(828) 555-0142" */
  number: string
  picture?: string | null
}

export type HandsetProps = {
  model: HandsetModel
  theme?: HandsetTheme
  sender: HandsetSender
  messages: readonly HandsetMessage[]
  /** The clock of the handset: "10:30". */
  clock: string
  /** Above the first message: "Fri 20 Mar, 10:30 AM". */
  day: string
  /** What it shows, for those who cannot see it: "iPhone on AT&T, what Maya would get". */
  label: string
  /** 1 is 330 × 684 px. */
  scale?: number
  /** Small and still, on a shelf: nothing in it can be pressed or reached by keyboard. */
  still?: boolean
  /** A link was tapped. Without it links are only drawn. */
  onLink?: (url: string) => void
  /** A waiting message was asked for. */
  onFetch?: (id: string) => void
  /** A reply was written. Without it the field is only drawn. */
  onReply?: (text: string) => void
}
