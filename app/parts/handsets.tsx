'use client'

import { useState } from 'react'
import { Handset } from '@/components/handset/handset'
import type { HandsetMessage } from '@/components/handset/types'
import { Part } from './part'

const sender = { name: 'Larkfield', number: '(828) 555-0142' }
const text =
  'Larkfield: Maya, Drift 02 is here. 412 pairs, hand-stitched, and members choose first. It’s yours till Sunday: lark.fd/d02-7Kq2X\nReply STOP to opt out'
const message: HandsetMessage = {
  id: 'm1',
  from: 'brand',
  text,
  picture: { src: '/parts/drift-launch.jpg', alt: 'Drift 02 launch poster', width: 720, height: 960 },
}
const waiting: HandsetMessage = { id: 'm2', from: 'brand', waiting: { bytes: 907_020 } }

export function HandsetPart() {
  const [thread, setThread] = useState<HandsetMessage[]>([message])
  const reply = (words: string) =>
    setThread((all) => [...all, { id: String(all.length), from: 'person', text: words }])
  const common = { sender, clock: '10:30', day: 'Fri 20 Mar, 10:30 AM' }
  return (
    <Part
      title="Handsets"
      note="In their own colours: they are not the app. Write in the first one."
      span={6}
    >
      <div className="-mx-4 -mb-3.5 flex gap-8 overflow-x-auto rounded-b-lg bg-stage px-6 py-6">
        <Handset
          {...common}
          model="iphone"
          label="iPhone that follows the theme"
          messages={thread}
          onReply={reply}
          onLink={() => {}}
          scale={0.85}
        />
        <Handset
          {...common}
          model="android"
          theme="light"
          label="Android, light"
          messages={[message, { id: 'a', from: 'person', text: 'A' }]}
          scale={0.85}
        />
        <Handset {...common} model="old" label="Keypad handset of 2009" messages={[message]} scale={1.1} />
        <Handset
          {...common}
          model="android"
          theme="dark"
          label="Android, dark, on a shelf"
          messages={[message]}
          scale={0.4}
          still
        />
        <Handset
          {...common}
          model="iphone"
          theme="dark"
          sender={{ number: '(833) 555-0119' }}
          label="iPhone, dark, unknown sender"
          messages={[message]}
          scale={0.4}
          still
        />
        <Handset
          {...common}
          model="android"
          theme="light"
          label="Android, waiting"
          messages={[waiting]}
          scale={0.4}
          still
        />
        <Handset
          {...common}
          model="old"
          label="Keypad handset, notified"
          messages={[waiting]}
          scale={0.54}
          still
        />
      </div>
    </Part>
  )
}
