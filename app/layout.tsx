import type { Metadata, Viewport } from 'next'
import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { preload } from 'react-dom'
import { parseTheme, THEME_COOKIE } from '@/components/shell/theme'
import { FirstPaint } from '@/components/ui/first-paint'
import { FONT } from '@/components/ui/font'
import { Providers } from '@/components/ui/providers'
import { languageOf } from '@/lib/words/languages'
import { requestLocale, WordsOf, words } from './words'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('lost')
  return { title: { default: 'Marquee', template: '%s · Marquee' }, description: t('site.description') }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  viewportFit: 'cover',
  themeColor: '#0e1319',
}

/** The theme is a cookie read on the server, so that nothing flashes. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  preload(FONT.path, { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' })
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value)
  const locale = await requestLocale()
  return (
    <html
      lang={locale}
      dir={languageOf(locale).direction}
      data-theme={theme === 'system' ? undefined : theme}
    >
      <head>
        <FirstPaint nonce={(await headers()).get('x-nonce') ?? undefined} />
      </head>
      <body>
        <WordsOf rooms={['ui', 'lost']}>
          <Providers direction={languageOf(locale).direction}>{children}</Providers>
        </WordsOf>
      </body>
    </html>
  )
}
