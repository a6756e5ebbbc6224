export default {
  old: {
    norda: 'NORDA',
    n1NewPictureMessage: '1 new picture<br></br>message',
    of: '{progress} % of',
    pictureMessage: 'Picture message',
    message: 'Message',
    get: 'Get',
    reply: 'Reply',
    later: 'Later',
    back: 'Back',
  },
  thread: {
    messages: 'Messages',
    textMessage: 'Text Message',
    downloadingOf: 'Downloading, {progress} % of {bytes}.',
    messageWaitingTapTo: 'Message waiting. Tap to download, {bytes}.',
    textMessage2: 'Text message',
    reply: 'Reply',
    sendTheReply: 'Send the reply',
  },
} as const
