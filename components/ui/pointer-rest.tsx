/**
 * Lies over what scrolls for as long as it does: what passes below a resting pointer would light up, one after another. Of the
 * nearest positioned element's size.
 */
export function PointerRest() {
  return <div aria-hidden className="absolute inset-0 z-1" />
}
