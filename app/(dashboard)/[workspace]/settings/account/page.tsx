import type { Metadata } from 'next'
import { pageMembership } from '@/app/(dashboard)/membership'
import { requestLocale, words } from '@/app/words'
import { AccountSheet } from '@/components/settings/account-sheet'
import { hasPassword } from '@/lib/accounts/account.server'
import { config } from '@/lib/platform/config.server'
import { languageOf, locales } from '@/lib/words/languages'
import { changeMyPassword, endMySessions, renameMe, speakMyLanguage } from './actions'

export async function generateMetadata(): Promise<Metadata> {
  const t = await words('settings')
  return { title: t('account.yourAccount') }
}

export default async function AccountPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { user } = await pageMembership((await params).workspace)
  const locale = await requestLocale()
  // Pseudo-locales are for those who write the product.
  const languages = locales.filter(
    (one) => one === locale || !languageOf(one).pseudo || !config().isProduction,
  )
  return (
    <AccountSheet
      locale={locale}
      languages={languages.map((value) => ({ value, label: languageOf(value).name }))}
      speak={speakMyLanguage}
      name={user.name}
      email={user.email}
      hasPassword={await hasPassword(user.id)}
      rename={renameMe}
      changePassword={changeMyPassword}
      signOutEverywhere={endMySessions}
    />
  )
}
