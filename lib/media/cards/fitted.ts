/** What a contact card alone has; kept with the asset. */
export interface ContactDetail {
  contact: { name: string; organization: string; phone: string; email: string; photo: boolean }
}

/** What a calendar entry alone has; kept with the asset. */
export interface EventDetail {
  event: {
    summary: string
    /** As written: 20261124T180000Z, 20261124T180000 or 20261124. */
    start: string
    events: number
  }
}

/** Bytes a card may have: its picture and no more than a person writes. */
export const MAX_CARD_BYTES = 12_000_000
