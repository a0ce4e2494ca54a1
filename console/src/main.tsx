import { createRoot } from 'react-dom/client'
import { Console } from './shell/console.tsx'
import { tellNotStarted } from './shell/release/not-started.ts'
import { watchForRelease } from './shell/release/release.ts'
import { loadAntdLocale } from './shell/theme/antd-locales.ts'
import { paintPage } from './shell/theme/use-mode.ts'
import { startTexts } from './text/i18n.ts'
import { preferredLanguage } from './text/language.ts'

paintPage()
watchForRelease()
const place = document.getElementById('root')
if (place === null) throw new Error('expected the page to have an element #root')
try {
  await Promise.all([startTexts(), loadAntdLocale(preferredLanguage())])
  createRoot(place).render(<Console />)
} catch (error) {
  tellNotStarted(place)
  throw error
}
