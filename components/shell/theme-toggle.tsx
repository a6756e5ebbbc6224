'use client'

import { useSyncExternalStore } from 'react'
import { useWords } from '#words'
import { IconButton } from '@/components/ui/button'
import { parseTheme, THEME_COOKIE, type Theme } from './theme'

const changed = 'marquee:theme'

function wanted(): Theme {
  return parseTheme(document.documentElement.dataset.theme)
}

/** Sets the theme at once and keeps it for a year in the cookie that the server reads. */
export function setTheme(theme: Theme) {
  const root = document.documentElement
  if (theme === 'system') delete root.dataset.theme
  else root.dataset.theme = theme
  const life = theme === 'system' ? 0 : 60 * 60 * 24 * 365
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${life}; samesite=lax`
  window.dispatchEvent(new Event(changed))
}

function subscribe(notify: () => void) {
  const system = matchMedia('(prefers-color-scheme: dark)')
  window.addEventListener(changed, notify)
  system.addEventListener('change', notify)
  return () => {
    window.removeEventListener(changed, notify)
    system.removeEventListener('change', notify)
  }
}

/** The theme asked for; "system" on the server. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, wanted, () => 'system')
}

/** Whether the page is dark right now, whoever decided it. */
export function useIsDark(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => {
      const theme = wanted()
      return theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark'
    },
    () => false,
  )
}

export function ThemeToggle({ className }: { className?: string }) {
  const t = useWords('shell')
  const dark = useIsDark()
  return (
    <IconButton
      icon={dark ? 'sun' : 'moon'}
      label={dark ? t('themeToggle.useTheLightTheme') : t('themeToggle.useTheDarkTheme')}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
      className={className}
    />
  )
}
