import { constants, crc32, deflateRawSync } from "node:zlib";

/*
 * Bytes that are compressed once and sent many times, also inside something larger. A DEFLATE stream that ends on a byte border
 * without a last block can be followed by more of them (RFC 1951); the check value of the whole follows from those of its parts
 * (RFC 1952), so nothing is unpacked or packed again when it is sent.
 */

/** No name, no moment, system unknown: the same bytes on every machine. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
/** An empty last block. */
const END = Buffer.from([3, 0]);
/** What a flush leaves behind: an empty stored block, which ends on a byte border. */
const BORDER = Buffer.from([0, 0, 0xff, 0xff]);
const TRAILER = 8;
const LARGEST_BLOCK = 0xffff;

/** Packs bytes as gzip, in the form that `gzipAround` can put something around. The same bytes give the same gzip. */
export function gzipPart(bytes: Uint8Array): Buffer {
  const deflated = deflateRawSync(bytes, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  return Buffer.concat([HEADER, deflated, END, trailer(crc32(bytes), bytes.length)]);
}

/**
 * The gzip of `head`, the bytes in a part, and `tail`, without unpacking that part; null for gzip that was packed in another way.
 *
 * @param head and `tail`: at most 65535 bytes of UTF-8 each
 */
export function gzipAround(head: string, part: Uint8Array, tail: string): Buffer | null {
  const packed = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const end = packed.length - TRAILER;
  const border = end - END.length;
  if (!packed.subarray(0, HEADER.length).equals(HEADER) || !packed.subarray(border - BORDER.length, end).equals(Buffer.concat([BORDER, END]))) return null;

  const [before, after] = [Buffer.from(head), Buffer.from(tail)];
  const length = packed.readUInt32LE(end + 4);
  const check = crc32(after, joined(crc32(before), packed.readUInt32LE(end), length));
  return Buffer.concat([
    HEADER,
    stored(before, false),
    packed.subarray(HEADER.length, border),
    stored(after, true),
    trailer(check, before.length + length + after.length),
  ]);
}

/** One block as it is (RFC 1951 section 3.2.4). */
function stored(bytes: Buffer, last: boolean): Buffer {
  if (bytes.length > LARGEST_BLOCK) throw new RangeError("A stored block holds at most 65535 bytes.");
  const header = Buffer.alloc(5);
  header.writeUInt8(last ? 1 : 0, 0);
  header.writeUInt16LE(bytes.length, 1);
  header.writeUInt16LE(bytes.length ^ LARGEST_BLOCK, 3);
  return Buffer.concat([header, bytes]);
}

/** The CRC of two pieces after each other, from theirs: what zeros of the second's length make of the first, put right. */
function joined(first: number, second: number, length: number): number {
  const zeros = Buffer.alloc(length);
  return (crc32(zeros, first) ^ crc32(zeros) ^ second) >>> 0;
}

function trailer(check: number, length: number): Buffer {
  const bytes = Buffer.alloc(TRAILER);
  bytes.writeUInt32LE(check, 0);
  bytes.writeUInt32LE(length >>> 0, 4);
  return bytes;
}
