// scripts/bench engine: plays workloads on Yjs, or another engine beside it, and on our own, each in a process
// of its own that has warmed up, and prints what both took side by side. Arguments: see `usage`. The environment
// names the Java to run (BENCH_JAVA) and its class path (BENCH_CLASSPATH).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import * as Y from 'yjs'
import { engines } from './engines.js'
import { rows, trace, workload } from './workloads.js'

const usage = `scripts/bench engine [--beside yjs] [--rows B1.1,B2,B4] [--trace FILE] [--rounds 9] [--warmup 2]
  --beside  which engine to measure against: ${Object.keys(engines).join(', ')}
  --rows    only these rows; B2 stands for all that begin with "B2."
  --trace   plays a recorded text in the editing-traces format (JSON, also gzipped), as the only row
            unless --rows is given
  --rounds  how many measured rounds the median is of
  --warmup  for how many seconds each process plays the workload before it is measured`

const options = {
  beside: { type: 'string', default: 'yjs' },
  rows: { type: 'string' },
  trace: { type: 'string' },
  rounds: { type: 'string', default: '9' },
  warmup: { type: 'string', default: '2' },
  help: { type: 'boolean' },
}

const readOptions = () => {
  try {
    return parseArgs({ options }).values
  } catch (error) {
    console.error(`${error.message}\n${usage}`)
    process.exit(2)
  }
}

const chosenRows = ({ rows: wanted, trace: file }) => {
  if (wanted === undefined) return file === undefined ? Object.keys(rows) : []
  const parts = wanted.split(',')
  const chosen = Object.keys(rows).filter(row => parts.some(part => row === part || row.startsWith(`${part}.`)))
  if (chosen.length === 0) {
    console.error(`No row is called ${wanted}; there are ${Object.keys(rows).join(' ')}`)
    process.exit(2)
  }
  return chosen
}

const run = (name, command, args) => {
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 })
  if (done.status !== 0) {
    console.error(`${name} failed:\n${done.stderr}${done.error ?? ''}`)
    process.exit(1)
  }
  return JSON.parse(done.stdout)
}

const median = list => {
  const sorted = list.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const summary = results => ({
  ...results,
  time: median(results.time) / 1e6,
  encode: median(results.encode) / 1e6,
  parse: median(results.parse) / 1e6,
})

// Real Yjs must read what we encode, and find in it what it finds in its own encoding.
const compareStates = (name, theirs, ours) => {
  const read = bytes => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, bytes)
    return [doc.getText('text').toString(), doc.getMap('map').toJSON(), doc.getArray('array').toJSON()]
  }
  if (!isDeepStrictEqual(read(theirs), read(ours))) {
    console.error(`${name}: Yjs reads another document from our encoding than from its own`)
    process.exit(1)
  }
  return Buffer.compare(theirs, ours) === 0
}

const play = (name, work, { beside, warmup, rounds }) => {
  const folder = mkdtempSync(join(tmpdir(), 'charrette-bench-'))
  try {
    const file = join(folder, 'workload.json')
    const states = [join(folder, 'theirs'), join(folder, 'ours')]
    writeFileSync(file, JSON.stringify(work))
    const player = join(import.meta.dirname, 'play.js')
    const theirs = run(beside, process.execPath, ['--expose-gc', player, beside, file, states[0], warmup, rounds])
    const flags = (process.env.BENCH_JAVA_FLAGS ?? '').split(' ').filter(flag => flag !== '')
    const main = [...flags, '-cp', process.env.BENCH_CLASSPATH, 'io.charrette.bench.EnginePlayer']
    const ours = run('Our engine', process.env.BENCH_JAVA, [...main, file, states[1], warmup, rounds])
    const equal = compareStates(name, ...states.map(state => readFileSync(state)))
    return { theirs: summary(theirs), ours: summary(ours), equal }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const number = value => {
  if (value === undefined) return ''
  if (value >= 100) return value.toFixed(0)
  return value >= 10 ? value.toFixed(1) : value.toFixed(value >= 0.1 ? 2 : 3)
}
const times = (theirs, ours) => (theirs === undefined ? '' : (theirs / ours).toFixed(theirs / ours >= 10 ? 0 : 1))
const kilobytes = bytes => number(bytes === undefined ? bytes : Math.max(bytes, 0) / 1000)

const columns = [14, 8, 8, 5, 8, 8, 5, 8, 8, 5, 8, 8, 7, 8, 8, 5]
const line = cells => console.log(cells.map((cell, i) => (i ? `${cell}`.padStart(columns[i]) : cell.padEnd(columns[i]))).join(' '))

const print = (name, { theirs, ours, equal }) => {
  const timed = ['time', 'encode', 'parse'].flatMap(what => [
    number(theirs[what]),
    number(ours[what]),
    times(theirs[what], ours[what]),
  ])
  const held = [kilobytes(theirs.loaded), kilobytes(ours.loaded), times(theirs.loaded, ours.loaded)]
  line([name, ...timed, theirs.size, ours.size, equal ? 'equal' : 'other', ...held])
}

const geometric = list => Math.exp(list.reduce((sum, value) => sum + Math.log(value), 0) / list.length)

const values = readOptions()
if (values.help) {
  console.log(usage)
  process.exit(0)
}
if (engines[values.beside] === undefined) {
  console.error(`No engine is called ${values.beside}\n${usage}`)
  process.exit(2)
}
const peer = engines[values.beside].title()
const chosen = chosenRows(values)
const java = spawnSync(process.env.BENCH_JAVA, ['-version'], { encoding: 'utf8' }).stderr.split('\n')[1]
console.log(`${peer} on Node ${process.versions.node}; ours on ${java.trim()} ${process.env.BENCH_JAVA_FLAGS ?? ''}`)
console.log(`${cpus().length} × ${cpus()[0].model}; medians of ${values.rounds} rounds after ${values.warmup} s`)
console.log('Times in ms, × = how many times as fast (or as small in memory), memory in kB a loaded document\n')
line(['', 'time', '', '', 'encode', '', '', 'parse', '', '', 'bytes', '', '', 'memory'])
line(['', ...['', '', '', '', ''].flatMap((_, i) => ['theirs', 'ours', i === 3 ? 'same?' : '×'])])

const played = []
const playAndPrint = (name, work) => {
  const result = play(name, work, values)
  played.push({ name, ...result })
  print(name, result)
}
for (const row of chosen) playAndPrint(row, workload(row))
if (values.trace !== undefined) playAndPrint('trace', trace(values.trace))

const mean = what => geometric(played.map(({ theirs, ours }) => theirs[what] / ours[what])).toFixed(2)
line(['geometric mean', '', '', mean('time'), '', '', mean('encode'), '', '', mean('parse')])
for (const { name, theirs, ours } of played) {
  if (theirs.written !== undefined) {
    const ratio = times(theirs.written, ours.written)
    console.log(`${name}: memory of the document that was written, not loaded: ${peer} ${kilobytes(theirs.written)}, ours ${kilobytes(ours.written)} kB, × ${ratio}`)
  }
}
const slower = played.flatMap(({ name, theirs, ours }) =>
  ['time', 'encode', 'parse', 'size', 'loaded', 'written']
    .filter(what => theirs[what] !== undefined && ours[what] > theirs[what])
    .map(what => `${name} ${what}`),
)
console.log(slower.length === 0 ? `No row is slower or larger than ${peer}.` : `Slower or larger than ${peer}: ${slower.join(', ')}`)
