'use client'

import { useEffect, useRef } from 'react'

const FRAMES = 12
const HEIGHT = 64

/** Frames of a clip side by side, drawn by the browser from the clip itself as it loads them. */
export function Filmstrip({ src }: { src: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const video = document.createElement('video')
    const stop = new AbortController()
    video.muted = true
    video.preload = 'auto'
    video.src = src
    void draw(video, canvas.current, stop.signal)
    return () => {
      stop.abort()
      video.removeAttribute('src')
      video.load()
    }
  }, [src])
  return <canvas ref={canvas} width={FRAMES * 96} height={HEIGHT * 2} className="size-full" />
}

async function draw(video: HTMLVideoElement, canvas: HTMLCanvasElement | null, signal: AbortSignal) {
  const pen = canvas?.getContext('2d')
  if (!canvas || !pen || !(await heard(video, 'loadeddata', signal))) return
  const wide = canvas.width / FRAMES
  for (let frame = 0; frame < FRAMES; frame += 1) {
    video.currentTime = ((frame + 0.5) / FRAMES) * (video.duration || 0)
    if (!(await heard(video, 'seeked', signal))) return
    const scale = Math.max(wide / video.videoWidth, canvas.height / video.videoHeight)
    const [w, h] = [video.videoWidth * scale, video.videoHeight * scale]
    pen.save()
    pen.beginPath()
    pen.rect(frame * wide, 0, wide, canvas.height)
    pen.clip()
    pen.drawImage(video, frame * wide + (wide - w) / 2, (canvas.height - h) / 2, w, h)
    pen.restore()
  }
}

/** False when the clip cannot be read, or nobody waits any more. */
function heard(video: HTMLVideoElement, event: string, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    video.addEventListener(event, () => resolve(true), { once: true, signal })
    video.addEventListener('error', () => resolve(false), { once: true, signal })
    signal.addEventListener('abort', () => resolve(false), { once: true })
  })
}
