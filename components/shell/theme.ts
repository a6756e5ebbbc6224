export type Theme = 'light' | 'dark' | 'system'

export const THEME_COOKIE = 'marquee-theme'

/** The theme a cookie's text asks for. Anything unknown follows the system. */
export function parseTheme(text: string | undefined): Theme {
  return text === 'light' || text === 'dark' ? text : 'system'
}
