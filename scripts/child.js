// Loaded first into web, worker and simulator (--import). Should the launcher vanish without a word (kill -9),
// the channel to it closes, and the process stops as it would on SIGTERM.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()
