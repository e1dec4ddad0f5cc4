/**
 * Runs the flite program once, wholly in memory. It is a WASI command that reads its arguments and writes one WAV
 * file; the dozen system calls that it needs are answered here, so that it touches neither disk nor `node:wasi`
 * (experimental, and says so on stderr).
 */

/** A finished run: the exit code, what it complained about, and the file it wrote. */
export interface Run {
  readonly code: number;
  readonly complaint: string;
  readonly file: Uint8Array;
}

const OK = 0;
const BAD_DESCRIPTOR = 8;
const NOT_SEEKABLE = 70;

const STDERR = 2;
const ROOT = 3;
const FILE = 4;
const DEVICE_TYPE = 2;
const DIRECTORY_TYPE = 3;
const FILE_TYPE = 4;

class Exit extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`flite exited with ${code}`);
    this.code = code;
  }
}

/** Instantiates the program afresh (10 ms) and runs it to its end; throws where WebAssembly traps. */
export function runProgram(program: WebAssembly.Module, args: readonly string[]): Run {
  const argv = args.map((arg) => new TextEncoder().encode(`${arg}\0`));
  const file = new MemoryFile();
  const complaint = new MemoryFile();
  let memory = new WebAssembly.Memory({ initial: 0 });
  const view = () => new DataView(memory.buffer);

  const write = (fd: number, vectors: number, count: number, written: number): number => {
    const data = view();
    let total = 0;
    for (let i = 0; i < count; i += 1) {
      const address = data.getUint32(vectors + 8 * i, true);
      const length = data.getUint32(vectors + 8 * i + 4, true);
      const bytes = new Uint8Array(memory.buffer, address, length);
      if (fd === FILE) file.write(bytes);
      if (fd === STDERR) complaint.write(bytes);
      total += length;
    }
    data.setUint32(written, total, true);
    return OK;
  };

  const system = {
    args_sizes_get: (count: number, size: number) => {
      view().setUint32(count, argv.length, true);
      view().setUint32(
        size,
        argv.reduce((sum, arg) => sum + arg.length, 0),
        true,
      );
      return OK;
    },
    args_get: (pointers: number, buffer: number) => {
      let address = buffer;
      argv.forEach((arg, index) => {
        view().setUint32(pointers + 4 * index, address, true);
        new Uint8Array(memory.buffer).set(arg, address);
        address += arg.length;
      });
      return OK;
    },
    clock_time_get: (_clock: number, _precision: bigint, time: number) => {
      view().setBigUint64(time, 0n, true);
      return OK;
    },
    fd_close: () => OK,
    fd_fdstat_get: (fd: number, stat: number) => {
      view().setUint8(stat, fd === ROOT ? DIRECTORY_TYPE : fd === FILE ? FILE_TYPE : DEVICE_TYPE);
      view().setUint16(stat + 2, 0, true);
      const everyRight = 0xffff_ffff_ffff_ffffn;
      view().setBigUint64(stat + 8, everyRight, true);
      view().setBigUint64(stat + 16, everyRight, true);
      return OK;
    },
    fd_fdstat_set_flags: () => OK,
    fd_prestat_get: (fd: number, stat: number) => {
      if (fd !== ROOT) return BAD_DESCRIPTOR;
      view().setUint32(stat, 0, true);
      view().setUint32(stat + 4, 1, true);
      return OK;
    },
    fd_prestat_dir_name: (_fd: number, path: number) => {
      view().setUint8(path, '/'.charCodeAt(0));
      return OK;
    },
    fd_read: (_fd: number, _vectors: number, _count: number, read: number) => {
      view().setUint32(read, 0, true);
      return OK;
    },
    fd_seek: (fd: number, offset: bigint, whence: number, position: number) => {
      if (fd !== FILE) return NOT_SEEKABLE;
      view().setBigUint64(position, BigInt(file.seek(Number(offset), whence)), true);
      return OK;
    },
    fd_write: write,
    path_open: (
      ...args: readonly [number, number, number, number, number, bigint, bigint, number, number]
    ) => {
      view().setUint32(args[8], FILE, true);
      return OK;
    },
    proc_exit: (code: number) => {
      throw new Exit(code);
    },
  };

  const { exports } = new WebAssembly.Instance(program, { wasi_snapshot_preview1: system });
  const start = exports['_start'];
  if (!(exports['memory'] instanceof WebAssembly.Memory) || typeof start !== 'function') {
    throw new Error('this is not a WASI program');
  }
  memory = exports['memory'];
  let code = 0;
  try {
    Reflect.apply(start, undefined, []);
  } catch (error) {
    if (!(error instanceof Exit)) throw error;
    code = error.code;
  }
  return { code, complaint: new TextDecoder().decode(complaint.bytes()).trim(), file: file.bytes() };
}

/** A file that grows where it is written to. */
class MemoryFile {
  #space = new Uint8Array(256 * 1024);
  #length = 0;
  #position = 0;

  write(bytes: Uint8Array): void {
    const end = this.#position + bytes.length;
    if (end > this.#space.length) {
      const larger = new Uint8Array(Math.max(end, this.#space.length * 2));
      larger.set(this.#space);
      this.#space = larger;
    }
    this.#space.set(bytes, this.#position);
    this.#position = end;
    this.#length = Math.max(this.#length, end);
  }

  /** `whence` as in lseek: 0 from the start, 1 from here, 2 from the end. Answers the new position. */
  seek(offset: number, whence: number): number {
    this.#position = offset + (whence === 0 ? 0 : whence === 1 ? this.#position : this.#length);
    return this.#position;
  }

  bytes(): Uint8Array {
    return this.#space.slice(0, this.#length);
  }
}
