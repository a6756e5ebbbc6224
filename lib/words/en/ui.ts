/** The primitives that every screen is built of. */
export default {
  toast: {
    undo: 'Undo',
    undoWhat: 'Undo what was just done',
    close: 'Close',
  },
} as const
