/** The primitives that every screen is built of. */
export default {
  toast: {
    notices: 'Notifications ({hotkey})',
    undo: 'Undo',
    undoWhat: 'Undo what was just done',
    close: 'Close',
  },
  chip: {
    remove: 'Remove',
  },
  combobox: {
    choose: 'Choose',
    addSome: 'Add',
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
    dropFilesHere: 'Drop files here',
    chooseFiles: 'Choose files',
    chooseFile: 'Choose a file',
    files: 'Files',
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
  bulb: {
    fits: 'fits',
    lookAtIt: 'look at it',
    refused: 'refused',
    notMadeYet: 'not made yet',
  },
  inlineEdit: {
    edit: '{label}: {value}. Edit',
    none: 'none',
  },
  /** Carrier profiles that are not one carrier's. */
  profile: {
    longCode: 'Long code',
    shortCode: 'Short code',
    large: { label: 'Large', detail: 'Most US carriers' },
    standard: { label: 'Standard', detail: 'Carrier not known' },
    tollfree: { label: 'Toll-free', detail: 'Any carrier' },
    universal: { label: 'Universal', detail: 'Every carrier' },
    'old-handset': { label: 'Old handset', detail: 'OMA image rich' },
  },
  select: {
    choose: 'Choose',
  },
  skeleton: {
    loadingPictures: 'Loading pictures',
    loadingRows: 'Loading rows',
  },
  /** The server does not answer. */
  unreachable: {
    form: 'Marquee does not answer. What you typed is kept; check the connection and try again.',
    kept: 'The server could not be reached. What you typed is kept here; try again.',
    changed: 'The server could not be reached. What you changed is still here and is saved when it answers.',
  },
  autosave: {
    noConnectionYourText: 'No connection. Your text is kept in this browser and saved when it is back.',
  },
} as const
