export default {
  breakdownTable: {
    by: 'By {toLowerCase}',
    delivered: 'Delivered',
    clickedPeople: 'Clicked, people',
    bought: 'Bought',
    optedOut: 'Opted out',
    clicked: 'Clicked',
  },
  lanes: {
    textOnly: 'Text only',
    other: 'Other',
    ofSent: '{share} of {label} sent',
    of: 'of {people, number}',
  },
  liveBoard: {
    isBeingSent: '{name} is being sent',
    now: 'Now',
    timeLeft: 'Time left',
    nextLeaves: 'Next leaves',
    delivered: 'Delivered',
    failed: 'Failed',
  },
  resultsFunnel: {
    noneOf: 'none of {word}',
    onTheWay: '{underway, number} on the way',
    ofSentArrivedPeople:
      'Of {sent, number} sent, {delivered, number} arrived, {clicked, number} people clicked and {bought, number} bought.',
    sent: 'Sent',
    handedToTheCarrier: 'Handed to the carrier, whatever became of it after.',
    delivered: 'Delivered',
    theCarrierReportedThat:
      'The carrier reported that it is on the phone. Read: the phone also said that it was opened, which most phones never do.',
    clicked: 'Clicked',
    differentPeopleWhoTapped:
      'Different people who tapped a link. {clicks, number} taps in all; {botClicks, number} more came from link checkers and are not counted.',
    bought: 'Bought',
    revenue: 'Revenue',
    noPurchasesYet: 'no purchases yet',
    theValueOfThose:
      'The value of those purchases. The range is where it would lie with as many people of the same kind, 95 times in 100.',
  },
  resultsHead: {
    theServerCouldNot: 'The server could not be reached. Try again.',
    campaigns: 'Campaigns',
    export: 'Export',
    makeASegment: 'Make a segment',
    writeAFollowUp: 'Write a follow-up',
  },
  sendControls: {
    theServerCouldNot: 'The server could not be reached. Try again.',
    resume: 'Resume',
    goesOn: '{name} goes on',
    pause: 'Pause',
    isPausedWhatThe: '{name} is paused. What the carrier already has still arrives.',
    stop: 'Stop {name}?',
    stop2: 'Stop',
    keepIt: 'Keep it',
    stopForGood: 'Stop for good',
    isStopped: '{name} is stopped',
    peopleWillNotGet: '{waiting, number} people will not get it.',
    aStoppedCampaignCannot:
      'A stopped campaign cannot be resumed; pausing can. What the carrier already has still arrives.',
  },
} as const
