/** The font of first pages: the same as the first `@font-face` of `styles/tokens.css`, for it is read before the styles. */
export const FONT = {
  family: 'MarqueeSans',
  path: '/fonts/MarqueeSans-latin.woff2',
  descriptors: {
    weight: '400 700',
    stretch: '75% 125%',
    unicodeRange:
      'U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD',
  },
}
