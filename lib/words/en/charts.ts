export default {
  amounts: {
    open: '{figures}. Open it.',
  },
  bytesBar: {
    ofBytes: '{bytes} of {limit} bytes',
    notMadeYetLimit: 'not made yet, limit {limit, number} bytes',
    of: 'of {limit, number}',
  },
  chartFrame: {
    chart: 'Chart',
    table: 'Table',
  },
  columns: {
    joinedAndLeft: '{day}: {joined, number} joined, {left, number} left',
    day: 'Day',
    joined: 'Joined',
    left: 'Left',
    note: 'Note',
  },
  curveTip: {
    to: '{low} to {high}',
  },
  curve: {
    when: 'When',
    n95Interval: '95 % interval',
    fromTo: '{low} to {high}',
  },
  heatBulbs: {
    hour: 'Hour',
    fewer: 'Fewer',
    more: 'More',
  },
  whisker: {
    interval: '{estimate}, {low} to {high}',
  },
} as const
