import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

const plain = (widthPixels = 64, heightPixels = 48) =>
  sharp({ create: { width: widthPixels, height: heightPixels, channels: 3, background: '#369' } });

/** Degrees as EXIF writes them: degrees, minutes and seconds as fractions. */
const exifDegrees = (degrees: number) => `${Math.round(Math.abs(degrees) * 1e6)}/1000000 0/1 0/1`;

/** A photo as a phone takes it: JPEG, lying on its side, with a position and a time. */
export const jpegWithPosition = (
  takenAt = '2026:11:23 09:58:07',
  [lon, lat]: [number, number] = [110.001, 40.406],
): Promise<Buffer> =>
  plain()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'CanaryPhone' },
      IFD2: { DateTimeOriginal: takenAt },
      IFD3: {
        GPSLatitudeRef: lat < 0 ? 'S' : 'N',
        GPSLatitude: exifDegrees(lat),
        GPSLongitudeRef: lon < 0 ? 'W' : 'E',
        GPSLongitude: exifDegrees(lon),
      },
    })
    .jpeg()
    .toBuffer();

export const plainPhoto = (format: 'png' | 'webp' | 'gif' | 'tiff' | 'jpeg'): Promise<Buffer> =>
  plain().toFormat(format).toBuffer();

export const largePhoto = (): Promise<Buffer> => plain(4000, 1000).jpeg().toBuffer();

/** A PNG of some bytes that claims to be so many pixels wide and high. */
export function pixelBomb(side: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1024))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.byteLength);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
