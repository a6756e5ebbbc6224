import accounts from './accounts'
import campaigns from './campaigns'
import charts from './charts'
import composer from './composer'
import consent from './consent'
import contacts from './contacts'
import designs from './designs'
import errors from './errors'
import handset from './handset'
import home from './home'
import lost from './lost'
import mail from './mail'
import media from './media'
import messages from './messages'
import phones from './phones'
import preflight from './preflight'
import publicPages from './public'
import results from './results'
import segments from './segments'
import settings from './settings'
import shell from './shell'
import ui from './ui'
import uploads from './uploads'
import webhooks from './webhooks'

/** Every word of the interface in English, by room. Another language is a folder like this one with the same keys. */
export const english = {
  ui,
  uploads,
  shell,
  charts,
  handset,
  accounts,
  home,
  contacts,
  segments,
  consent,
  settings,
  webhooks,
  campaigns,
  preflight,
  messages,
  results,
  lost,
  public: publicPages,
  mail,
  errors,
  composer,
  phones,
  designs,
  media,
} as const

export type English = typeof english
