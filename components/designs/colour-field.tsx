'use client'

import { useWords } from '#words'
import { Field, Input } from '@/components/ui/field'
import type { Palette } from '@/lib/designs/brand'
import { HEX } from '@/lib/designs/color'

/** A colour as its six digits, with the system's colour picker in front. */
export function ColourField({
  label,
  hint,
  value,
  disabled,
  onChange,
}: {
  label: string
  hint: string
  value: string
  disabled: boolean
  onChange: (colour: string) => void
}) {
  const t = useWords('designs')
  const whole = HEX.test(value)
  return (
    <Field label={label} hint={hint} error={whole ? undefined : t('colourField.sixDigitsFrom0')}>
      <span className="flex gap-2">
        <input
          type="color"
          aria-label={t('colourField.fromAPicker', { label })}
          className="size-8 flex-none cursor-pointer rounded-md border border-line-2 bg-input p-0.5 max-md:size-10"
          value={whole ? value : '#000000'}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
        />
        <Input
          value={value}
          disabled={disabled}
          maxLength={7}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
        />
      </span>
    </Field>
  )
}

/** Whole palettes to begin with. */
export function Swatches({
  palettes,
  onChoose,
}: {
  palettes: readonly { name: string; palette: Palette }[]
  onChoose: (palette: Palette) => void
}) {
  const t = useWords('designs')
  return (
    <fieldset aria-label={t('colourField.palettesToBeginWith')} className="min-w-0 flex flex-wrap gap-1.5">
      {palettes.map(({ name, palette }) => (
        <button
          key={name}
          type="button"
          translate="no"
          title={name}
          aria-label={name}
          onClick={() => onChoose(palette)}
          className="flex h-8 overflow-hidden rounded-md shadow-[inset_0_0_0_1px_var(--line-2)] max-md:h-10"
        >
          {[palette.ground, palette.ink, palette.accent, palette.accent2].map((colour, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: four roles in a fixed order
              key={index}
              className="h-full w-4"
              style={{ background: colour }}
            />
          ))}
        </button>
      ))}
    </fieldset>
  )
}
