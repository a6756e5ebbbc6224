export default {
  dropAnywhere: {
    dropThemAnywhere: 'Drop them anywhere',
    pasted: 'Pasted {at}',
  },
  libraryUpload: {
    upload: 'Upload',
    theFileDidNot: 'The file did not arrive. Choose it again.',
  },
  /** Why a file does not go, as far as the browser knows. */
  trouble: {
    empty: 'The file is empty: 0 bytes. Export it again and upload the new file.',
    tooLarge:
      'The file has {size}; a picture may have up to {most}. Nothing was uploaded. Save it smaller: a phone gets at most 1.5 MB of it.',
    tooMany: '{most, number} files go at a time. Drop these when the others are done.',
    notBegun: 'The connection was lost before this file was begun. Drop it again.',
    lost: 'The connection was lost. What arrived is kept: try again to go on from there.',
  },
} as const
