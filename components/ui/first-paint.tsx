import { FONT } from './font'

const READY = 'page-ready'
/** How long a browser waits before it paints what it has, ms from when it has the styles. */
const PATIENCE_MS = 400

/**
 * The letters are read before the page is laid out: a browser that comes upon them while it lays out does it twice, first
 * in the letters of the system. `$RT` is of React's streaming runtime, which holds back what comes late until 300 ms after
 * the last paint; without a time to count from it shows it with the next frame.
 */
export const FIRST_PAINT_SCRIPT = `Object.defineProperty(self,'$RT',{value:null})
{const free=(of)=>document.querySelectorAll('link[rel=expect]'+of).forEach((link)=>link.remove())
const face=new FontFace(...${JSON.stringify([FONT.family, `url(${FONT.path})`, FONT.descriptors])})
face.load().then(()=>document.fonts.add(face),()=>{}).then(()=>free('[href="#letters"]'))
setTimeout(free,${PATIENCE_MS},'')}`

/**
 * In the `<head>`: a page that is opened by its address paints once, with its content and its letters. Browsers that know
 * `expect` (HTML, 4.6.7) wait for `PageReady` and the font, for a while. Where that or `$RT` is not known nothing breaks:
 * a skeleton or other letters are seen before.
 */
export function FirstPaint({ nonce }: { nonce: string | undefined }) {
  return (
    <>
      <link rel="expect" href={`#${READY}`} blocking="render" />
      <link rel="expect" href="#letters" blocking="render" />
      <script
        nonce={nonce}
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: ours, and of constants
        dangerouslySetInnerHTML={{ __html: FIRST_PAINT_SCRIPT }}
      />
    </>
  )
}

/** The last of what a page shows at once: before it nothing is painted. */
export function PageReady() {
  return <span id={READY} hidden />
}
