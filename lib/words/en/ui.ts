/** The primitives that every screen is built of. */
export default {
  toast: {
    undo: 'Undo',
    undoWhat: 'Undo what was just done',
    close: 'Close',
  },
  chip: {
    remove: 'Remove',
  },
  combobox: {
    find: 'Find',
    nothingByThatName: 'Nothing by that name',
    add: 'Add “{trim}”',
    remove: 'Remove {label}',
  },
  dataTableRows: {
    allLoadedRows: 'All loaded rows',
    tickThisRow: 'Tick this row',
  },
  dialog: {
    close: 'Close',
  },
  fileDrop: {
    files: 'Files',
    choose: 'Choose',
    files2: 'files',
    aFile: 'a file',
  },
  holdDialog: {
    holdingFor: 'Holding for',
    holdingBeforeSending: 'Holding before sending',
    ofSecondsPassed: '{passed} of {seconds} seconds passed',
    stopAll: 'Stop all',
    sendWithoutWaiting: 'Send without waiting',
  },
  menu: {
    current: 'current',
  },
  pageHead: {
    whereYouAre: 'Where you are',
  },
  poster: {
    notMadeYet: 'Not made yet',
  },
} as const
