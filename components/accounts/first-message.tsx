import { useWords } from '#words'
import { Handset } from '@/components/handset/handset'

/** What the steps lead to: a message with the brand's name, a design in its colours, and the way out. */
export function FirstMessage({ brandName, picture }: { brandName: string; picture: string }) {
  const t = useWords('accounts')
  const label = t('firstMessage.aPhoneWithA', { brandName })
  return (
    <figure aria-label={label} className="grid justify-items-center gap-3.5">
      <Handset
        still
        model="iphone"
        scale={0.84}
        label={label}
        sender={{ name: brandName, number: '' }}
        clock="10:30"
        day={t('firstMessage.today')}
        messages={[
          {
            id: 'first',
            from: 'brand',
            text: t('firstMessage.theFirstOne', { brandName }),
            picture: { src: picture, alt: '', width: 400, height: 533 },
          },
        ]}
      />
      <figcaption className="max-w-72 text-center text-ink-3">{t('firstMessage.yourNameFirst')}</figcaption>
    </figure>
  )
}
