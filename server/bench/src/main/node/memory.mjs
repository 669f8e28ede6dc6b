// Loaded before a peer: on SIGUSR2 collects garbage and prints what is still in use, in bytes.
process.on('SIGUSR2', () => {
  globalThis.gc()
  globalThis.gc()
  const { rss, heapUsed, external } = process.memoryUsage()
  console.log(`memory ${rss} ${heapUsed + external}`)
})
