/** The look of everything that floats. */
export const popClass =
  'z-50 overflow-hidden rounded-lg border border-line bg-surface text-ink shadow-pop animate-fade outline-none'

/** A row of a menu, a select or the palette. */
export const itemClass =
  'relative flex min-h-8 cursor-default items-center gap-[9px] rounded-md px-2 whitespace-nowrap outline-none select-none max-md:min-h-10 data-highlighted:bg-fill data-[selected=true]:bg-fill data-[state=checked]:font-semibold aria-disabled:opacity-50'
