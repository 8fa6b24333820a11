/** Kinds of arrays that data may hold. */
const ARRAYS = { Int8Array, Uint8Array, Uint16Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof ARRAYS;

/** Where an array stands in the bytes, in place of it. */
type Place = { $array: Kind; at: number; length: number };

/** Every array begins at a multiple of this many bytes. */
const ALIGNED = 8;

/**
 * Plain data with large arrays as bytes: its length, itself as JSON, then the arrays. Reading it
 * back copies nothing, so a file takes its own size in memory and no more.
 */
export function pack(data: unknown): Uint8Array {
  const arrays: { bytes: Uint8Array; at: number }[] = [];
  let size = 0;
  const json = JSON.stringify(data, (_key, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const kind = value.constructor.name as Kind;
    const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
    const place: Place = {
      $array: kind,
      at: size,
      length: value.byteLength / ARRAYS[kind].BYTES_PER_ELEMENT,
    };
    arrays.push({ bytes, at: size });
    size = aligned(size + value.byteLength);
    return place;
  });
  const head = new TextEncoder().encode(json);
  const start = aligned(4 + head.length);
  const packed = new Uint8Array(start + size);
  new DataView(packed.buffer).setUint32(0, head.length, true);
  packed.set(head, 4);
  for (const { bytes, at } of arrays) packed.set(bytes, start + at);
  return packed;
}

/** The data that was packed; its arrays are views of these bytes. Throws when they were cut short. */
export function unpack(packed: Uint8Array): unknown {
  const { buffer, byteOffset } = packed;
  const length = new DataView(buffer, byteOffset).getUint32(0, true);
  const json = new TextDecoder().decode(packed.subarray(4, 4 + length));
  const start = byteOffset + aligned(4 + length);
  return JSON.parse(json, (_key, value: unknown) => {
    if (!isPlace(value)) return value;
    return new ARRAYS[value.$array](buffer as ArrayBuffer, start + value.at, value.length);
  });
}

function isPlace(value: unknown): value is Place {
  return typeof value === "object" && value !== null && "$array" in value;
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNED) * ALIGNED;
}
