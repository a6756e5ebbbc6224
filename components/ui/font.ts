/** The font of first pages: the same as the first `@font-face` of `styles/tokens.css`, for it is read before the styles. */
export const FONT = {
  family: 'MarqueeSans',
  path: '/fonts/MarqueeSans-latin.woff2',
  descriptors: {
    weight: '400 700',
    stretch: '94% 116%',
    unicodeRange:
      'U+0020-007E, U+00A0, U+00A2-00A3, U+00A9, U+00AB, U+00AE, U+00B0-00B1, U+00B7, U+00BB, U+00D7, U+00F7, U+2000-2043, U+2045-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+FEFF, U+FFFD',
  },
}
