/** Read by people whom a brand wrote to, on pages that a link in a message opens. */
export default {
  instead: {
    linkEnded: {
      title: 'This link has ended',
      text: 'It may have been cut short when it was copied. Open the message it came in and tap it there.',
    },
    failed: {
      title: 'That did not work just now',
      text: 'The fault is on our side, and nothing was changed. Try again in a minute.',
    },
  },
  optOut: {
    title: 'Stop messages from {brand}?',
    text: '{brand} writes to the number ending in {ending}. One press ends that, at once and at no cost.',
    stop: 'Stop messages',
    wrongNumber:
      'Not your number? Somebody passed their message on to you, and the press would take their number off.',
    outTitle: 'No more messages',
    outText: '{brand} does not write to the number ending in {ending} any more.',
    comeBack: 'If you change your mind, send START to {sender}.',
    underway: 'A message that left a moment ago may still arrive.',
  },
  hosted: {
    page: '{title} from {brand}',
    titles: {
      image: 'A picture',
      video: 'A clip',
      audio: 'A sound',
      contact: 'A contact',
      calendar: 'A date',
    },
    save: {
      image: 'Save the picture',
      video: 'Save the clip',
      audio: 'Save the sound',
      contact: 'Save the contact',
      calendar: 'Add to your calendar',
    },
    cameWith: 'This came with a message from {brand}.',
    stop: 'Stop messages from {brand}',
  },
} as const
